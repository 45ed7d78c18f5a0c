package io.portcullis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.portcullis.api.Meta;
import io.portcullis.arguments.StrictJson;
import io.portcullis.catalog.Invocation.Result;
import io.portcullis.catalog.Parameter;
import io.portcullis.catalog.Parameter.Source;
import io.portcullis.fake.FakeTool;
import io.portcullis.fake.Slices;

/** Z-01: what a client says besides, as plain values. */
class RequestMetaTest {

    @Test
    void members_arePlainValues() {
        Meta meta = meta("{'a':'x','b':1,'c':1.5,'d':true,'e':null,'f':[1,null,{'g':'y'}],'h':{'i':null}}");
        assertThat(meta.members()).containsEntry("a", "x").containsEntry("b", 1).containsEntry("d", true)
                .containsEntry("e", null).containsEntry("f", Arrays.asList(1, null, Map.of("g", "y")));
        assertThat(meta.members().get("h")).isInstanceOf(Map.class);
        assertThat(meta.text("a")).contains("x");
        assertThat(meta.text("b")).isEmpty();
        assertThat(meta.text("nothing")).isEmpty();
    }

    @Test
    void withoutMeta_thereAreNoMembers() {
        assertThat(new RequestMeta(Optional.empty(), StrictJson.create(8, 100, 10)).members()).isEmpty();
    }

    @Test
    void method_seesTheMetaOfItsRequest() {
        FakeTool tool = new FakeTool("find").parameters(Parameter.injected(Source.META, "io.portcullis.api.Meta"))
                .returns(Result.TEXT, arguments -> ((Meta) arguments[0]).text("org.example/tenant").orElse("none"));
        FakeServer server = new FakeServer(tool);
        assertThat(server.client(FakeServer.ALICE).saying("'org.example/tenant':'t1','org.example/x':null").call("find", "{}")
                .at("/content/0/text").textValue()).isEqualTo("t1");
        assertThat(FakeServer.tree(server.handshake("2025-11-25", "tools/call", "'name':'find'")).at("/result/content/0/text")
                .textValue()).isEqualTo("none");
    }

    @Test // something other than an object
    void metaThatIsNoObject_hasNoMembers() {
        FakeServer server = new FakeServer(new FakeTool("find").parameters(Parameter.injected(Source.META, ""))
                .returns(Result.TEXT, arguments -> ((Meta) arguments[0]).members().size()));
        for (String meta : List.of("null", "[]", "'x'", "1")) {
            assertThat(FakeServer.tree(server.handshake("2025-11-25", "tools/call", "'name':'find','_meta':" + meta))
                    .at("/result/content/0/text").textValue()).as(meta).isEqualTo("0");
        }
    }

    private static Meta meta(String json) {
        return new RequestMeta(Optional.of(Slices.of(json)), StrictJson.create(32, 1_000, 100));
    }
}
