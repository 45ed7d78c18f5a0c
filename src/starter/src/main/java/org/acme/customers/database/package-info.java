/**
 * {@code DATABASE_URL}: how hosting platforms say which PostgreSQL an application shall use. The application does not need it;
 * without this package the database is chosen by the keys in {@code application.properties}.
 */
package org.acme.customers.database;
