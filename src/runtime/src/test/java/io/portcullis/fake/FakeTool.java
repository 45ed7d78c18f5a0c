package io.portcullis.fake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import io.portcullis.catalog.AccessRule;
import io.portcullis.catalog.Catalog;
import io.portcullis.catalog.Entry;
import io.portcullis.catalog.Invocation;
import io.portcullis.catalog.Invocation.BoundMethod;
import io.portcullis.catalog.Invocation.Result;
import io.portcullis.catalog.Invocation.Thread;
import io.portcullis.catalog.LimitRule;
import io.portcullis.catalog.Parameter;
import io.portcullis.protocol.ToolDescriptor;
import io.portcullis.protocol.ToolDescriptor.Hints;

/** A tool made by hand: public, unlimited, without parameters, answering nothing, unless told otherwise. */
public final class FakeTool {

    private static final String SCHEMA = "{\"type\":\"object\",\"additionalProperties\":false}";

    private final String name;
    private AccessRule access = AccessRule.of(AccessRule.Kind.PUBLIC);
    private LimitRule limit;
    private List<Parameter> parameters = List.of();
    private Thread thread = Thread.EVENT_LOOP;
    private Result result = Result.NONE;
    private BoundMethod method = arguments -> null;

    public FakeTool(String name) {
        this.name = name;
    }

    public static Catalog catalog(FakeTool... tools) {
        List<FakeTool> sorted = new ArrayList<>(Arrays.asList(tools));
        sorted.sort(Comparator.comparing(tool -> tool.name));
        List<Entry> entries = new ArrayList<>();
        sorted.forEach(tool -> entries.add(tool.entry(entries.size())));
        return new Catalog(entries);
    }

    public FakeTool access(AccessRule rule) {
        this.access = rule;
        return this;
    }

    public FakeTool limit(LimitRule rule) {
        this.limit = rule;
        return this;
    }

    public FakeTool parameters(Parameter... all) {
        this.parameters = List.of(all);
        return this;
    }

    public FakeTool on(Thread kind) {
        this.thread = kind;
        return this;
    }

    public FakeTool returns(Result kind, BoundMethod what) {
        this.result = kind;
        this.method = what;
        return this;
    }

    public Entry entry(int index) {
        ToolDescriptor descriptor = new ToolDescriptor(name, "", "", SCHEMA, "", new Hints(false, true, false, true));
        return new Entry(index, descriptor, access, Optional.ofNullable(limit),
                new Invocation("test.Tools#" + name, method, parameters, thread, result));
    }
}
