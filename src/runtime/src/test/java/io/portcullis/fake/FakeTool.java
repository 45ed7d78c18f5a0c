package io.portcullis.fake;

import java.util.List;

import io.portcullis.api.Tool.TaskSupport;
import io.portcullis.catalog.Invocation.Result;
import io.portcullis.protocol.Descriptor;
import io.portcullis.protocol.Display;
import io.portcullis.protocol.ToolDescriptor;
import io.portcullis.protocol.ToolDescriptor.HeaderParameter;
import io.portcullis.protocol.ToolDescriptor.Hints;

/** A tool made by hand. */
public final class FakeTool extends FakeEntry<FakeTool> {

    private static final String SCHEMA = "{\"type\":\"object\",\"additionalProperties\":false}";

    private final String name;
    private String outputSchema = "";
    private List<HeaderParameter> headers = List.of();
    private boolean ownSchema;
    private boolean harmless;
    private TaskSupport task = TaskSupport.NONE;

    public FakeTool(String name) {
        this.name = name;
        returns(Result.NONE, arguments -> null);
    }

    public FakeTool outputSchema(String schema) {
        this.outputSchema = schema;
        return this;
    }

    public FakeTool headers(HeaderParameter... all) {
        this.headers = List.of(all);
        return this;
    }

    /** As if its author had written its input schema. */
    public FakeTool ownSchema() {
        this.ownSchema = true;
        return this;
    }

    /** As if its author had said that it destroys nothing. */
    public FakeTool harmless() {
        this.harmless = true;
        return this;
    }

    /** Whether it may run as a task. */
    public FakeTool task(TaskSupport support) {
        this.task = support;
        return this;
    }

    @Override
    protected Descriptor descriptor() {
        return new ToolDescriptor(name, Display.NONE, SCHEMA, outputSchema, new Hints(false, !harmless, false, true), headers,
                task, ownSchema);
    }

    @Override
    protected FakeTool self() {
        return this;
    }
}
