package io.portcullis.boot;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.portcullis.arguments.ConstraintViolations;
import io.portcullis.arguments.StrictJson;
import io.portcullis.catalog.Catalog;
import io.portcullis.config.LimitsConfig;
import io.portcullis.config.LimitsConfig.Answer;
import io.portcullis.config.ServerConfig;
import io.portcullis.config.TransportConfig;
import io.portcullis.engine.Answers;
import io.portcullis.engine.Engine;
import io.portcullis.engine.Runner;
import io.portcullis.engine.ToolCall;
import io.portcullis.engine.ToolList;
import io.portcullis.gate.Gate;
import io.portcullis.protocol.Codecs;
import io.portcullis.protocol.MessageReader;
import io.portcullis.protocol.ServerIdentity;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.virtual.threads.VirtualThreadsRecorder;

/** Makes the part that answers. */
@Singleton
public class EngineProducers {

    private static final int MAX_NUMBER_LENGTH = 100;

    @Produces
    @Singleton
    Engine engine(Gate gate, Codecs codecs, Catalog catalog, ToolCall call, TransportConfig transport) {
        return new Engine(new MessageReader(transport.maxJsonDepth()), gate, codecs, new ToolList(catalog, codecs), call);
    }

    @Produces
    @Singleton
    Codecs codecs(ServerConfig config) {
        ServerConfig.Server server = config.server();
        return new Codecs(new ServerIdentity(server.name(), server.version(), server.title().orElse(""),
                server.instructions().orElse("")));
    }

    @Produces
    @Singleton
    ToolCall toolCall(Catalog catalog, TransportConfig transport, LimitsConfig limits,
            CurrentIdentityAssociation association) {
        ObjectMapper json = StrictJson.create(transport.maxJsonDepth(),
                (int) transport.maxBodySize().asLongValue(), MAX_NUMBER_LENGTH);
        Runner runner = new Runner(step -> VirtualThreadsRecorder.getCurrent().execute(step), new ArcCallScope(association));
        return new ToolCall(catalog, new Answers(json, ConstraintViolations::of), runner,
                limits.answer() == Answer.TOOL_RESULT);
    }
}
