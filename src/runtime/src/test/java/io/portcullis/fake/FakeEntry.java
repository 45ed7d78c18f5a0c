package io.portcullis.fake;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import io.portcullis.catalog.AccessRule;
import io.portcullis.catalog.Bounds;
import io.portcullis.catalog.Catalog;
import io.portcullis.catalog.Confirmation;
import io.portcullis.catalog.Entry;
import io.portcullis.catalog.Invocation;
import io.portcullis.catalog.Invocation.BoundMethod;
import io.portcullis.catalog.Invocation.Result;
import io.portcullis.catalog.Invocation.Thread;
import io.portcullis.catalog.LimitRule;
import io.portcullis.catalog.Parameter;
import io.portcullis.catalog.Sensitivity;
import io.portcullis.protocol.Descriptor;

/** An entry made by hand: public, unlimited, without parameters, answering nothing, unless told otherwise. */
public abstract class FakeEntry<T extends FakeEntry<T>> {

    private AccessRule access = AccessRule.of(AccessRule.Kind.PUBLIC);
    private List<LimitRule> limits = List.of();
    private Confirmation confirmation;
    private List<Parameter> parameters = List.of();
    private Thread thread = Thread.EVENT_LOOP;
    private Result result = Result.BY_TYPE;
    private BoundMethod method = arguments -> null;
    private Bounds bounds = Bounds.NONE;
    private Sensitivity sensitivity = Sensitivity.NONE;

    /** What clients are told. */
    protected abstract Descriptor descriptor();

    protected abstract T self();

    /** A catalog of these. */
    public static Catalog catalog(FakeEntry<?>... entries) {
        return new Catalog(Arrays.stream(entries).map(FakeEntry::entry).toList());
    }

    public T access(AccessRule rule) {
        this.access = rule;
        return self();
    }

    /** Every one of these holds. */
    public T limit(LimitRule... rules) {
        this.limits = List.of(rules);
        return self();
    }

    public T confirmed(Confirmation first) {
        this.confirmation = first;
        return self();
    }

    public T parameters(Parameter... all) {
        this.parameters = List.of(all);
        return self();
    }

    public T on(Thread kind) {
        this.thread = kind;
        return self();
    }

    public T returns(BoundMethod what) {
        this.method = what;
        return self();
    }

    public T returns(Result kind, BoundMethod what) {
        this.result = kind;
        return returns(what);
    }

    /** These parts of what it returns are sensitive. */
    public T sensitive(Sensitivity parts) {
        this.sensitivity = parts;
        return self();
    }

    /** How much of the server it may take. */
    public T bounds(Bounds own) {
        this.bounds = own;
        return self();
    }

    public Entry entry() {
        Descriptor descriptor = descriptor();
        return new Entry(descriptor, access, limits, Optional.ofNullable(confirmation),
                new Invocation("test.Entries#" + descriptor.id(), method, parameters, thread, result, bounds,
                        sensitivity));
    }
}
