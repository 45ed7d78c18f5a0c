package io.portcullis.boot;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;

import io.portcullis.catalog.Entry;
import io.quarkus.security.spi.runtime.MethodDescription;
import io.quarkus.security.spi.runtime.SecurityCheck;
import io.quarkus.security.spi.runtime.SecurityCheckStorage;

/** The checks that Quarkus has made of {@code @PermissionsAllowed}, for the entries that carry it. */
@Singleton
class EntryChecks {

    private final Map<String, SecurityCheck> byEntry = new HashMap<>();
    private final Map<String, MethodDescription> methods = new HashMap<>();
    private final List<String> missing;

    EntryChecks(Blueprint blueprint, Instance<SecurityCheckStorage> storage) {
        List<EntryRecipe> asking = blueprint.entries().stream().filter(entry -> !entry.access().permissions().isEmpty())
                .toList();
        for (EntryRecipe entry : asking) {
            methods.put(entry.key(), described(entry));
            SecurityCheck check = storage.isResolvable() ? storage.get().getSecurityCheck(described(entry)) : null;
            if (check != null) {
                byEntry.put(entry.key(), check);
            }
        }
        this.missing = asking.stream().map(EntryRecipe::key).filter(key -> !byEntry.containsKey(key)).toList();
    }

    /** The check of an entry; fails when there is none. */
    SecurityCheck of(Entry entry) {
        SecurityCheck check = byEntry.get(entry.key());
        if (check == null) {
            throw new IllegalStateException("Quarkus has no check for " + entry.key());
        }
        return check;
    }

    /** The keys of entries whose permissions nothing would check. */
    List<String> missing() {
        return missing;
    }

    /** The method behind an entry with a check, as Quarkus names it. */
    MethodDescription method(Entry entry) {
        return methods.get(entry.key());
    }

    private static MethodDescription described(EntryRecipe entry) {
        String[] owner = entry.method().owner().split("#");
        return new MethodDescription(owner[0], owner[1], entry.method().types().toArray(String[]::new));
    }
}
