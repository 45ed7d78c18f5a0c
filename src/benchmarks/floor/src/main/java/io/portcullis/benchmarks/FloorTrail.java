package io.portcullis.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

/**
 * Records of calls as long as those of an audit trail, each with a digest over the one before, written by a thread of their
 * own.
 */
final class FloorTrail {

    private static final long GATHER_NANOS = Duration.ofMillis(5).toNanos();
    private static final long MOST_BYTES = 1 << 30;
    private static final int BATCH = 500;

    /** What all records have alike, written once. */
    private static final String ALIKE = """
            {"version":"1.6.0","log_version":"1","product":{"name":"Benchmark","uid":"benchmark"}},"category_uid":6,\
            "class_uid":6003,"severity_id":1,"status_id":1,"status":"Success","status_code":"ok","activity_id":3,\
            "activity_name":"Update","type_uid":600303,"actor":{"user":{"uid":"caller-1"},\
            "idp":{"name":"https://issuer.example.org"}},"src_endpoint":{"ip":"127.0.0.1"},"api":{"operation":"tools/call",\
            "version":"2026-07-28"},"unmapped":{"door":"mcp","authentication":"jwt","arguments":["text"]}""";

    private final JsonFactory json = new JsonFactory();
    private final Queue<Record> records = new ConcurrentLinkedQueue<>();
    private final Thread writer = new Thread(this::run, "trail");
    private long sequence;

    /** One call. */
    record Record(long millis, String id, String tool) {
    }

    void begin() {
        writer.setDaemon(true);
        writer.start();
    }

    void add(Record record) {
        if (!writer.isAlive()) {
            throw new IllegalStateException("nothing is written any more");
        }
        records.add(record);
    }

    private void run() {
        try {
            Path path = Files.createTempFile("floor", ".jsonl");
            try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE)) {
                write(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC with SHA-256", e);
        }
    }

    private void write(FileChannel file) throws IOException, GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(new byte[32], "HmacSHA256"));
        byte[] before = new byte[mac.getMacLength()];
        ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
        ByteArrayOutputStream batch = new ByteArrayOutputStream(1 << 20);
        while (true) {
            Record record = records.poll();
            for (int i = 0; i < BATCH && record != null; i++, record = i < BATCH ? records.poll() : null) {
                line.reset();
                write(record, line);
                mac.update(before);
                before = mac.doFinal(line.toByteArray());
                line.writeTo(batch);
                batch.writeBytes(HexFormat.of().formatHex(before).getBytes());
                batch.write('\n');
            }
            file.write(ByteBuffer.wrap(batch.toByteArray()), file.size() > MOST_BYTES ? 0 : file.size());
            batch.reset();
            LockSupport.parkNanos(GATHER_NANOS);
        }
    }

    private void write(Record record, ByteArrayOutputStream line) throws IOException {
        try (JsonGenerator out = json.createGenerator(line)) {
            out.writeStartObject();
            out.writeNumberField("time", record.millis());
            out.writeStringField("time_dt", Instant.ofEpochMilli(record.millis()).toString());
            out.writeNumberField("sequence", ++sequence);
            out.writeStringField("request", record.id());
            out.writeStringField("resource", record.tool());
            out.writeFieldName("metadata");
            out.writeRawValue(ALIKE);
            out.writeEndObject();
        }
    }
}
