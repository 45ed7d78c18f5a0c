package org.acme.guide.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.Properties;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the pages say to write into a file of settings. */
class SettingsTest {

    private static Settings settings;

    @BeforeAll
    static void read() throws IOException {
        settings = new Settings();
    }

    @Test
    void settings_exist() throws IOException {
        for (Block block : Pages.blocks("properties")) {
            assertThat(read(block).stringPropertyNames().stream().filter(key -> !settings.has(key))).as(block.toString())
                    .isEmpty();
        }
    }

    @Test // there, a comment is a line of its own; behind a value, it is a part of the value
    void values_haveNoCommentsBehindThem() throws IOException {
        for (Block block : Pages.blocks("properties")) {
            assertThat(read(block).values()).as(block.toString()).noneMatch(value -> value.toString().contains(" #"));
        }
    }

    @Test
    void whatDoesNotExist_isMissed() {
        assertThat(settings.has("portcullis.audit.keys")).isTrue();
        assertThat(settings.has("portcullis.audit.kees")).isFalse();
        assertThat(settings.has("portcullis.policy.entries.\"a.b\".limit.per")).isTrue();
        assertThat(settings.has("portcullis.policy.entries.a.b.limit.per")).isFalse();
        assertThat(settings.has("%prod.quarkus.oidc.auth-server-url")).isTrue();
        assertThat(settings.has("quarkus.oidc.auth-server-urls")).isFalse();
    }

    private static Properties read(Block block) throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(block.text()));
        return properties;
    }
}
