package org.acme.customers;

import java.util.List;

/**
 * What a search found.
 *
 * @param customers the customers, ordered by number
 * @param more whether there are more than these, so that a narrower search is worthwhile
 */
public record CustomerPage(List<Customer> customers, boolean more) {

    /** The first customers of a list that was read one further than the limit. */
    static CustomerPage of(List<Customer> found, int limit) {
        boolean more = found.size() > limit;
        return new CustomerPage(more ? List.copyOf(found.subList(0, limit)) : found, more);
    }
}
