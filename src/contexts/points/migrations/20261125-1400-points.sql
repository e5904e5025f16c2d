create schema points;
