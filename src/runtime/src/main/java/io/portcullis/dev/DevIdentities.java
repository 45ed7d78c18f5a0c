package io.portcullis.dev;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import io.portcullis.api.Caller;
import io.portcullis.api.Caller.Authentication;
import io.portcullis.catalog.Catalog;
import io.portcullis.catalog.Entry;

/** Callers to try entries with: one for each role, one with all of them, one with none, and one without a credential. */
final class DevIdentities {

    private static final String ALL = "all";
    private static final String NO_ROLE = "no role";
    private static final String ANONYMOUS = "anonymous";

    private DevIdentities() {
    }

    /** Their names, in the order to offer them. */
    static List<String> names(Catalog catalog) {
        List<String> names = new ArrayList<>(List.of(ALL));
        names.addAll(roles(catalog));
        names.addAll(List.of(NO_ROLE, ANONYMOUS));
        return names;
    }

    /** The caller of that name; like the keys of dev mode, each has every scope. */
    static Caller of(String name, Catalog catalog) {
        if (name.equals(ANONYMOUS)) {
            return Caller.anonymous();
        }
        Set<String> roles = name.equals(ALL) ? roles(catalog) : name.equals(NO_ROLE) ? Set.of() : Set.of(name);
        return new Caller("dev-" + name.replace(' ', '-'), "", Authentication.DEV_KEY, roles, scopes(catalog),
                Optional.empty());
    }

    private static Set<String> roles(Catalog catalog) {
        Set<String> roles = new TreeSet<>();
        catalog.entries().forEach(entry -> entry.access().roles().forEach(roles::addAll));
        return roles;
    }

    private static Set<String> scopes(Catalog catalog) {
        Set<String> scopes = new HashSet<>();
        for (Entry entry : catalog.entries()) {
            scopes.addAll(entry.access().scopes());
        }
        return scopes;
    }
}
