package io.portcullis.deployment.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

import jakarta.inject.Inject;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.portcullis.boot.Blueprint;
import io.portcullis.catalog.Entry;
import io.portcullis.catalog.Parameter;
import io.portcullis.deployment.item.EntryBuildItem;
import io.portcullis.deployment.scan.EntryModel;
import io.portcullis.deployment.test.Keys;
import io.portcullis.deployment.test.Mcp;
import io.quarkus.builder.BuildContext;
import io.quarkus.builder.BuildStep;
import io.quarkus.deployment.builditem.GeneratedResourceBuildItem;
import io.quarkus.test.QuarkusUnitTest;

/** What the build found is what the server runs with, for every kind of entry. */
class RecordedTest {

    private static final String FOUND = "found.txt";

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar
                    .addClasses(Shop.class, Shop.Receipt.class, Shop.Order.class, Shop.Colour.class, Keys.class, Mcp.class)
                    .addAsResource(new StringAsset(Keys.properties()), "application.properties"))
            .addBuildChainCustomizer(chain -> chain.addBuildStep(new WriteWhatWasFound()).consumes(EntryBuildItem.class)
                    .produces(GeneratedResourceBuildItem.class).build());

    /** Writes down what the scan found, for the run to compare. */
    static class WriteWhatWasFound implements BuildStep {

        @Override
        public void execute(BuildContext context) {
            String found = context.consumeMulti(EntryBuildItem.class).stream().map(EntryBuildItem::entry)
                    .map(WriteWhatWasFound::spelled).sorted().collect(Collectors.joining("\n"));
            context.produce(new GeneratedResourceBuildItem(FOUND, found.getBytes(StandardCharsets.UTF_8)));
        }

        private static String spelled(EntryModel entry) {
            return entry.key() + " " + entry.descriptor() + entry.access() + entry.limits() + entry.owner()
                    + entry.parameters() + entry.outcome().thread() + entry.outcome().result();
        }
    }

    @Inject
    Blueprint blueprint;

    @Test
    void everyEntry_isRecordedAsItWasFound() throws IOException {
        String recorded = blueprint.entries().stream()
                .map(entry -> Entry.key(entry.descriptor().feature(), entry.descriptor().id()) + " " + entry.descriptor()
                        + entry.access() + entry.limits() + entry.method().owner() + entry.method().parameters()
                        + entry.method().thread() + entry.method().result())
                .sorted().collect(Collectors.joining("\n"));
        try (InputStream found = Thread.currentThread().getContextClassLoader().getResourceAsStream(FOUND)) {
            assertThat(recorded).isEqualTo(new String(found.readAllBytes(), StandardCharsets.UTF_8)).hasLineCount(8);
        }
    }

    @Test
    void whatIsAsked_keepsItsOrder() {
        List<String> fields = blueprint.entries().stream().flatMap(entry -> entry.method().parameters().stream())
                .filter(parameter -> parameter.source() == Parameter.Source.ANSWER)
                .flatMap(parameter -> parameter.question().fields().stream()).map(field -> field.name()).toList();
        assertThat(fields).containsExactly("name", "mail", "copies", "signed", "colour", "stamps", "tip");
    }
}
