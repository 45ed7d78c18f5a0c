package io.portcullis.acceptance;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What stands in for the image of a service: programs of this machine, put where the image has them.
 *
 * @param files paths of this machine, by their paths in the container; nobody can write to them
 * @param environment what the image sets
 * @param entryPoint what the command of the service is given to
 */
record StandIn(Map<String, Path> files, Map<String, String> environment, List<String> entryPoint) {

    /** A program on the path, or where Debian keeps those of PostgreSQL. */
    static Path program(String name) {
        return Stream.concat(Stream.of(System.getenv("PATH").split(":")), Stream.of("/usr/lib/postgresql/15/bin"))
                .map(folder -> Path.of(folder, name)).filter(Files::isExecutable).findFirst()
                .orElseThrow(() -> new AssertionError("there is no " + name + " on the path; .ci/run gets it"));
    }
}
