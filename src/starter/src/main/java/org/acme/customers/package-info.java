/**
 * The customer directory: what a client may ask ({@link org.acme.customers.CustomerTools}) and where the answer comes from
 * ({@link org.acme.customers.CustomerRepository}).
 */
package org.acme.customers;
