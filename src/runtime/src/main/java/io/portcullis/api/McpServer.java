package io.portcullis.api;

/**
 * The running server, for an application that changes what it offers. A bean to inject.
 * <p>
 * Clients that listen are told of every change. What is added goes through the same gate as what is declared: its rule decides
 * about lists and calls, its calls are limited, validated and audited.
 */
public interface McpServer {

    /**
     * Adds an entry.
     *
     * @throws IllegalArgumentException when its name is taken or none, its address or template is not valid, or its schema is
     *         not one
     */
    void add(NewEntry entry);

    /** Removes an entry, added or declared. False when there was none. A completion goes with what it completes. */
    boolean remove(Feature feature, String id);

    /** Tells the clients that watch this address that what is there has changed. */
    void resourceUpdated(String uri);
}
