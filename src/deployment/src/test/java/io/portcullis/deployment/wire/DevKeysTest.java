package io.portcullis.deployment.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.commons.io.output.TeeOutputStream;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusDevModeTest;

/** Keys of dev mode: one for each role and one with all, on the console and nowhere else, for the whole session. */
class DevKeysTest {

    private static final ByteArrayOutputStream CONSOLE = new ByteArrayOutputStream();
    private static final PrintStream BEFORE = System.out;
    private static final Pattern LINE = Pattern.compile("^  (\\S+) +(pck_[0-9a-f]+_[0-9a-f]{64})$", Pattern.MULTILINE);
    private static final int PORT = Start.freePort();

    static {
        System.setOut(new PrintStream(new TeeOutputStream(BEFORE, CONSOLE), true));
    }

    @RegisterExtension
    static final QuarkusDevModeTest APP = new QuarkusDevModeTest()
            .withApplicationRoot(jar -> jar.addClass(Town.class).addAsResource(
                    new StringAsset(Wire.bucket() + Wire.lines("quarkus.http.port=" + PORT, "quarkus.log.level=DEBUG")),
                    "application.properties"))
            .setLogRecordPredicate(record -> true);

    @Test
    void keys_arePrintedOnce_work_andOutliveAReload() throws IOException {
        Map<String, String> keys = printed();
        assertThat(keys).containsOnlyKeys("admin", "all", "nobody", "reader");
        assertThat(call("reader", keys, "motto")).isEqualTo("Ora et labora");
        assertThat(call("reader", keys, "budget")).isNull();
        assertThat(call("admin", keys, "budget")).isEqualTo("0 EUR");
        assertThat(call("all", keys, "budget")).isEqualTo("0 EUR");
        assertThat(call("all", keys, "motto")).isEqualTo("Ora et labora");
        assertThat(send(Post.ping().without("X-API-Key")).status()).isEqualTo(401);

        APP.modifySourceFile(Town.class, source -> source.replace("Ora et labora", "Carpe diem"));

        assertThat(call("reader", keys, "motto")).isEqualTo("Carpe diem");
        assertThat(printed()).isEqualTo(keys);
        assertThat(text().split("made these keys", -1)).hasSize(2);
        assertThat(APP.getLogRecords()).isNotEmpty()
                .noneMatch(record -> keys.values().stream().anyMatch(key -> (record.getMessage() + "").contains(key)));
    }

    @AfterAll
    static void quiet() {
        System.setOut(BEFORE);
    }

    private static String text() {
        System.out.flush();
        return CONSOLE.toString(StandardCharsets.UTF_8).replace("\r", "");
    }

    /** The keys of the newest session. */
    private static Map<String, String> printed() {
        Map<String, String> keys = new TreeMap<>();
        Matcher lines = LINE.matcher(text());
        while (lines.find()) {
            keys.put(lines.group(1), lines.group(2));
        }
        return keys;
    }

    private static String call(String name, Map<String, String> keys, String tool) throws IOException {
        return send(Post.modern("tools/call", "\"name\":\"" + tool + "\"").header("X-API-Key", keys.get(name))).json()
                .getString("result.content[0].text");
    }

    private static Answer send(Post post) throws IOException {
        try (Link link = Link.open(PORT)) {
            return link.send(post.header("Host", "localhost:" + PORT)).read();
        }
    }
}
