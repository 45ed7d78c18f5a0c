package io.portcullis.audit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import java.util.function.Consumer;

import org.jboss.logging.Logger;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;

import io.portcullis.event.Administered;
import io.portcullis.event.CallEnded;
import io.portcullis.event.CredentialRefused;
import io.portcullis.event.LimitStoreChanged;
import io.portcullis.event.Listener;
import io.portcullis.event.MessageEnded;
import io.portcullis.event.PolicyChanged;
import io.portcullis.event.RequestEnded;
import io.portcullis.event.ResultFlagged;

/**
 * Writes one line of JSON for each event, on the log category {@code portcullis.audit}. Everything outside ASCII is escaped, so
 * that no text of a client
 * can start a line of its own or turn its direction around.
 */
public final class AuditLog implements Listener {

    /** The log category. */
    public static final String CATEGORY = "portcullis.audit";

    private static final Logger LOG = Logger.getLogger(CATEGORY);
    private static final JsonFactory JSON = JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final Clock clock;
    private final Consumer<String> lines;
    private final Sparingly sparingly;

    /** Writes to the log. */
    public AuditLog(Clock clock) {
        this(clock, AuditLog::log);
    }

    /** @param lines takes every line, without an end of line */
    public AuditLog(Clock clock, Consumer<String> lines) {
        this.clock = clock;
        this.lines = lines;
        this.sparingly = new Sparingly(clock);
    }

    @Override
    public void on(CallEnded event) {
        write(out -> AuditRecord.call(out, event));
    }

    @Override
    public void on(MessageEnded event) {
        write(out -> AuditRecord.message(out, event));
    }

    @Override
    public void on(ResultFlagged event) {
        // part of the record of its call
    }

    @Override
    public void on(CredentialRefused event) {
        write(out -> AuditRecord.credential(out, event));
    }

    /** Once a minute for each address and reason: nobody can fill the log without a credential. */
    @Override
    public void on(RequestEnded event) {
        if (sparingly.isNew(event)) {
            write(out -> AuditRecord.request(out, event));
        }
    }

    @Override
    public void on(PolicyChanged event) {
        write(out -> AuditRecord.policy(out, event));
    }

    @Override
    public void on(LimitStoreChanged event) {
        write(out -> AuditRecord.limitStore(out, event));
    }

    @Override
    public void on(Administered event) {
        write(out -> AuditRecord.administered(out, event));
    }

    private void write(Writing members) {
        ByteArrayOutputStream line = new ByteArrayOutputStream(512);
        try (JsonGenerator out = JSON.createGenerator(line)) {
            out.writeStartObject();
            out.writeStringField("time", clock.instant().toString());
            members.to(out);
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        lines.accept(line.toString(StandardCharsets.US_ASCII));
    }

    /** On an interrupted thread a log handler may give up; the line of a cancelled call is wanted all the more. */
    private static void log(String line) {
        boolean interrupted = Thread.interrupted();
        try {
            LOG.info(line);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    @FunctionalInterface
    private interface Writing {
        void to(JsonGenerator out) throws IOException;
    }
}
