DROP TABLE labels
