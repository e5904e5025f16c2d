create schema activities;
