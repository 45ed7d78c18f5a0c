package org.acme.guide.customers;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Singleton;

@Singleton
public class Customers {

    private final Map<Long, Customer> customers = new ConcurrentHashMap<>(
            Map.of(1001L, new Customer(1001, "Amber Bakery"), 1002L, new Customer(1002, "Birch Optics")));

    public Optional<Customer> find(long number) {
        return Optional.ofNullable(customers.get(number));
    }

    public void delete(long number) {
        customers.remove(number);
    }
}
