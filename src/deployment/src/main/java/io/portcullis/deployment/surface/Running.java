package io.portcullis.deployment.surface;

import java.util.List;

/**
 * How the method behind an entry runs.
 *
 * @param thread where it runs
 * @param timeout after which time it is given up, or {@code default}
 * @param task whether a call may or must run as a task
 * @param headers the headers that clients mirror arguments in
 * @param deprecated what it uses although the protocol deprecates it
 */
public record Running(String thread, String timeout, String task, List<String> headers, List<String> deprecated) {

    public Running {
        headers = List.copyOf(headers);
        deprecated = List.copyOf(deprecated);
    }
}
