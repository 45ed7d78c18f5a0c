package org.acme.guide.customers;

public record Customer(long number, String name) {
}
