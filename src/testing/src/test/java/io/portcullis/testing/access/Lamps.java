package io.portcullis.testing.access;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.portcullis.catalog.AccessRule;
import io.portcullis.catalog.Confirmation;
import io.portcullis.catalog.Entry;
import io.portcullis.catalog.Invocation;
import io.portcullis.protocol.Display;
import io.portcullis.protocol.ToolDescriptor;
import io.portcullis.protocol.ToolDescriptor.Hints;

/** Tools without a server. */
final class Lamps {

    private Lamps() {
    }

    static Entry lamp() {
        return lamp("lamp", AccessRule.roles(List.of(Set.of("reader", "editor"), Set.of("admin"))).withScopes(Set.of("lamps")));
    }

    static Entry confirmed() {
        Entry lamp = lamp();
        return new Entry(lamp.descriptor(), lamp.access(), lamp.limits(), Optional.of(new Confirmation("Sure?", "", true)),
                lamp.invocation());
    }

    static Entry lamp(String name, AccessRule rule) {
        return new Entry(
                new ToolDescriptor(name, Display.NONE, "{\"type\":\"object\"}", "", new Hints(false, true, false, true)), rule,
                List.of(), Optional.empty(),
                new Invocation("org.acme.Lamps#on", arguments -> null, List.of(), Invocation.Thread.BLOCKING,
                        Invocation.Result.TEXT));
    }
}
