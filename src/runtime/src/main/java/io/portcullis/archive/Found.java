package io.portcullis.archive;

import java.util.Optional;

import io.portcullis.chain.Line;

/**
 * How a trail was found when its file was opened.
 *
 * @param last its last whole line; empty when not even the first was
 * @param tornBytes how many bytes stand behind that line that are none, in the file; 0 when there are none
 * @param tornSha256 the SHA-256 of these bytes in hexadecimal digits, or empty
 * @param setAside the name of the file where a torn beginning of a file was put, or empty
 */
public record Found(Optional<Line> last, long tornBytes, String tornSha256, String setAside) {

    /** Whether the process that wrote it said that it ended, and nothing stands behind that. */
    public boolean isEnded() {
        return last.filter(line -> line.event().equals("stopped")).isPresent() && tornBytes == 0 && setAside.isEmpty();
    }
}
