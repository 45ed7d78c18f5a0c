package io.portcullis.deployment.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.portcullis.api.Ask;
import io.portcullis.api.Caller;
import io.portcullis.api.Prompt;
import io.portcullis.api.RequiresRole;
import io.portcullis.api.ResourceTemplate;
import io.portcullis.api.Tool;
import io.portcullis.deployment.test.Keys;
import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.mutiny.Uni;

/**
 * What a native executable keeps for reflection is what was reviewed, in {@code native-registrations.txt}. If a difference is
 * meant,
 * {@code -Dportcullis.snapshot.update} writes the file anew.
 */
class NativeRegistrationTest {

    private static final Path REVIEWED = Path.of("src/test/resources", Registered.RESOURCE);

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Library.class, Keys.class)
                    .addAsResource(new StringAsset(Keys.properties()), "application.properties"))
            .addBuildChainCustomizer(chain -> Registered.addTo(chain)); // of the build: no class of this application

    /** Everything that is bound: arguments, answers, results, and what is inside of them. */
    @RequiresRole("reader")
    static class Library {

        record Book(String title, Author author, List<Chapter> chapters) {
        }

        record Author(String name, Genre genre) {
        }

        record Chapter(int page) {
        }

        enum Genre {
            CRIME,
            POETRY
        }

        record Loan(Map<String, Shelf> places) {
        }

        record Shelf(int number) {
        }

        record Card(String holder) {
        }

        record Label(String text) {
        }

        @Tool
        Uni<Loan> lend(List<Book> books, Genre[] genres, int[] days, Caller caller, @Ask("Who are you?") Card card) {
            return Uni.createFrom().item(new Loan(Map.of()));
        }

        @Prompt
        String recommend(String genre) {
            return genre;
        }

        @ResourceTemplate(uriTemplate = "library://{number}")
        Label label(long number) {
            return new Label("");
        }
    }

    @Test
    void whatIsRegistered_isWhatWasReviewed() throws IOException {
        String registered = registered();
        if (System.getProperty("portcullis.snapshot.update") != null) {
            Files.writeString(REVIEWED, registered);
        }
        assertThat(registered).as("registered for native executables").isEqualTo(Files.readString(REVIEWED));
    }

    private static String registered() throws IOException {
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(Registered.RESOURCE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
