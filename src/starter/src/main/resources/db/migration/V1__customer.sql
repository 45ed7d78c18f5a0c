-- The lengths are those that ContactDetails.java allows.
CREATE TABLE customer (
    number BIGINT PRIMARY KEY,
    name VARCHAR(100) NOT NULL,
    email VARCHAR(254) NOT NULL,
    city VARCHAR(80) NOT NULL
);
