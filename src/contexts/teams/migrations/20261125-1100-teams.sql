create schema teams;
