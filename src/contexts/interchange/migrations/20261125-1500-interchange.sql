create schema interchange;
