package io.portcullis.testing.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import io.portcullis.catalog.Catalog;
import io.portcullis.spi.StoredApiKey.Grant;

/**
 * A kind of caller.
 *
 * @param label what it is called in the snapshot
 * @param known whether it has a credential
 * @param roles what it may do
 * @param scopes what it lets a client do
 */
public record Visitor(String label, boolean known, Set<String> roles, Set<String> scopes) {

    public Visitor {
        roles = Set.copyOf(roles);
        scopes = Set.copyOf(scopes);
    }

    /** Every kind of caller that rules of this catalog could tell apart one by one, from nobody to whoever may do all. */
    static List<Visitor> of(Catalog catalog) {
        Set<String> roles = new TreeSet<>();
        Set<String> scopes = new TreeSet<>();
        catalog.entries().forEach(entry -> {
            entry.access().roles().forEach(roles::addAll);
            scopes.addAll(entry.access().scopes());
            entry.access().permissions().forEach(scopes::addAll); // a scope grants the permission of its name
        });
        List<Visitor> all = new ArrayList<>();
        all.add(new Visitor("anonymous", false, Set.of(), Set.of()));
        add(all, "no roles", Set.of(), scopes);
        roles.forEach(role -> add(all, "role " + role, Set.of(role), scopes));
        add(all, "all roles", roles, scopes);
        return all;
    }

    /** Whoever may do all. */
    public static Visitor ofAll(Catalog catalog) {
        List<Visitor> all = of(catalog);
        return all.get(all.size() - 1);
    }

    private static void add(List<Visitor> all, String label, Set<String> roles, Set<String> scopes) {
        all.add(new Visitor(label, true, roles, Set.of()));
        if (!scopes.isEmpty()) {
            all.add(new Visitor(label + ", all scopes", true, roles, scopes));
        }
    }

    /** What a key of this caller stands for. */
    public Grant grant(String name) {
        return new Grant(name, Optional.empty(), roles, scopes);
    }
}
