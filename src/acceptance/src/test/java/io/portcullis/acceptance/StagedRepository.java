package io.portcullis.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/**
 * A Maven repository with what this build has made, and nothing else of it: as if somebody had installed the framework, but
 * without
 * touching the repository of whoever builds. Everything that others have made is taken from there.
 */
final class StagedRepository {

    private static final Map<String, String> MODULES = Map.of("portcullis", "src/runtime", "portcullis-deployment",
            "src/deployment", "portcullis-redis", "src/redis/runtime", "portcullis-redis-deployment", "src/redis/deployment",
            "portcullis-testing", "src/testing", "portcullis-archetype", "src/archetype");

    private final Path folder;

    private StagedRepository(Path folder) {
        this.folder = folder;
    }

    /** @param folder where it is made; what is there already is overwritten */
    static StagedRepository in(Path folder) {
        StagedRepository repository = new StagedRepository(folder);
        repository.put("portcullis-parent", root().resolve("pom.xml"), "pom");
        MODULES.forEach((artifact, module) -> {
            repository.put(artifact, root().resolve(module).resolve("pom.xml"), "pom");
            repository.put(artifact, root().resolve(module).resolve("target/" + artifact + "-" + version() + ".jar"), "jar");
        });
        return repository;
    }

    /** What tells Maven to use it. */
    List<String> options() {
        return List.of("-Dmaven.repo.local=" + folder, "-Dmaven.repo.local.tail=" + System.getProperty("maven.repository"));
    }

    /** The folder of this project. */
    static Path root() {
        return Path.of(System.getProperty("project.root")).toAbsolutePath().normalize();
    }

    static String version() {
        return System.getProperty("project.version");
    }

    private void put(String artifact, Path file, String type) {
        Path place = folder.resolve("io/portcullis").resolve(artifact).resolve(version());
        try {
            Files.createDirectories(place);
            Files.copy(file, place.resolve(artifact + "-" + version() + "." + type), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
