package io.portcullis.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.catalog.Catalog.Found;
import io.portcullis.fake.FakeEntry;
import io.portcullis.fake.FakeResource;
import io.portcullis.fake.FakeTemplate;
import io.portcullis.fake.FakeTool;

/** which entry serves an address. */
class FindResourceTest {

    private final Catalog catalog = FakeEntry.catalog(new FakeTool("docs://tool"), new FakeResource("docs://a"),
            new FakeTemplate("docs://{id}"), new FakeTemplate("docs://{id}/{part}"), new FakeTemplate("docs://x-{id}"),
            new FakeTemplate("docs://{id}.md"), new FakeTemplate("files://{+path}"),
            new FakeTemplate("raw://{value}").allowingTraversal());

    @ParameterizedTest
    @CsvSource({ "docs://a,docs://a", "docs://b,docs://{id}", "docs://A,docs://{id}", "docs://b/c,docs://{id}/{part}",
            "docs://x-1,docs://x-{id}", "docs://b.md,docs://{id}.md", "files://a/b,files://{+path}", "raw://..,raw://{value}" })
    void address_isServedByTheMostParticularEntry(String uri, String name) {
        assertThat(catalog.findResource(uri)).get().extracting(found -> found.entry().name()).isEqualTo(name);
    }

    @Test
    void template_givesTheValuesOfItsVariables() {
        assertThat(catalog.findResource("docs://b/c%20d").map(Found::variables)).contains(Map.of("id", "b", "part", "c d"));
        assertThat(catalog.findResource("docs://a").map(Found::variables)).contains(Map.of());
    }

    @Test // in whatever order they were added
    void ofTwoThatFit_theLongerTextDecides() {
        FakeTemplate[] either = { new FakeTemplate("docs://{verylongname}"), new FakeTemplate("docs://x{id}") };
        Optional<String> one = FakeEntry.catalog(either).findResource("docs://x1").map(found -> found.entry().name());
        assertThat(FakeEntry.catalog(either[1], either[0]).findResource("docs://x1").map(found -> found.entry().name()))
                .isEqualTo(one);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "docs", "docs:", "docs://", "docs://b/c/d", "DOCS://b/c/d", "docs://..", "docs://%2e%2e",
            "docs://b%2fc",
            "docs://b%00", "files://a/../b", "files:///a", "other://a", "docs://b?c", "docs://b#c", "docs://b c" })
    void addressNobodyServes_isNotFound(String uri) {
        assertThat(catalog.findResource(uri)).isEmpty();
    }

    @Test // names of tools are no addresses
    void otherKindsOfEntry_areNoResources() {
        assertThat(FakeEntry.catalog(new FakeTool("docs://tool")).findResource("docs://tool")).isEmpty();
    }

    @Test // build-time checks are made again for entries added by program
    void templateThatIsNone_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> FakeEntry.catalog(new FakeTemplate("{id}")));
        assertThatIllegalArgumentException().isThrownBy(() -> FakeEntry.catalog(new FakeTemplate("docs://{a}{b}")));
    }
}
