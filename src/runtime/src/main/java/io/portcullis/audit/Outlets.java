package io.portcullis.audit;

import java.util.Map;
import java.util.Optional;

import io.portcullis.archive.TrailFile;
import io.portcullis.seal.MacKey;
import io.portcullis.spi.AuditSink;

/**
 * Where the records go.
 *
 * @param file where they are kept before they go anywhere else
 * @param key makes the digests that bind each line to the one before
 * @param sinks where they go besides, by name
 * @param service the name of the server
 */
public record Outlets(Optional<TrailFile> file, Optional<MacKey> key, Map<String, AuditSink> sinks, String service) {
}
