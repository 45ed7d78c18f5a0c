package io.portcullis.engine;

import java.util.Optional;

import io.portcullis.protocol.ToolDescriptor;

/** Schemas that are always kept, unless told otherwise. */
class FakeSchemas implements SchemaGuard {

    private Optional<String> arguments = Optional.empty();
    private Optional<String> result = Optional.empty();

    /** From now on, this is wrong with all arguments. */
    FakeSchemas brokenByArguments(String wrong) {
        this.arguments = Optional.of(wrong);
        return this;
    }

    /** From now on, this is wrong with all results. */
    FakeSchemas brokenByResult(String wrong) {
        this.result = Optional.of(wrong);
        return this;
    }

    @Override
    public Optional<String> brokenByArguments(ToolDescriptor tool, String json) {
        return arguments;
    }

    @Override
    public Optional<String> brokenByResult(ToolDescriptor tool, String json) {
        return result;
    }
}
