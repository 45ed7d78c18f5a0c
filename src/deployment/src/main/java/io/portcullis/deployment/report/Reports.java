package io.portcullis.deployment.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

import io.portcullis.deployment.posture.Posture;

/**
 * The three renderings of a posture.
 *
 * @param files their contents, by name
 */
public record Reports(Map<String, byte[]> files) {

    /** Renders a posture. */
    public static Reports of(Posture posture, Sources sources) {
        return new Reports(new TreeMap<>(Map.of("posture.html", HtmlReport.of(posture), "posture.json", JsonReport.of(posture),
                "posture.sarif", SarifReport.of(posture, sources))));
    }

    /** Writes them into a directory, which is made if it is not there. */
    public void write(Path directory) {
        try {
            Files.createDirectories(directory);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Files.write(directory.resolve(file.getKey()), file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
