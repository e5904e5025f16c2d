create schema recognition;
