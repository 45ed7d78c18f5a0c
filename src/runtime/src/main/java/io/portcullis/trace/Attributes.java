package io.portcullis.trace;

import static io.opentelemetry.api.common.AttributeKey.stringKey;

import io.opentelemetry.api.common.AttributeKey;

/** The names of the attributes: those of the conventions, and one of our own. */
final class Attributes {

    static final AttributeKey<String> METHOD = stringKey("mcp.method.name");
    static final AttributeKey<String> VERSION = stringKey("mcp.protocol.version");
    static final AttributeKey<String> TOOL = stringKey("gen_ai.tool.name");
    static final AttributeKey<String> PROMPT = stringKey("gen_ai.prompt.name");
    static final AttributeKey<String> OPERATION = stringKey("gen_ai.operation.name");
    static final AttributeKey<String> ERROR = stringKey("error.type");
    static final AttributeKey<String> PROTOCOL = stringKey("network.protocol.name");
    static final AttributeKey<String> TRANSPORT = stringKey("network.transport");

    /** Links a span with the audit and the log. */
    static final AttributeKey<String> CORRELATION = stringKey("portcullis.correlation.id");

    private Attributes() {
    }
}
