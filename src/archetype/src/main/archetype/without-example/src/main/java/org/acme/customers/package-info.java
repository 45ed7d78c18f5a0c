/** What a client may ask ({@link org.acme.customers.ClockTools}), and the command that makes API keys ({@link org.acme.customers.Main}). */
package org.acme.customers;
