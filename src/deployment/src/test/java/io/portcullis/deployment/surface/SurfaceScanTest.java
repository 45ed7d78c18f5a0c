package io.portcullis.deployment.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.faulttolerance.Timeout;
import org.junit.jupiter.api.Test;

import io.portcullis.api.Prompt;
import io.portcullis.api.RateLimited;
import io.portcullis.api.RateLimited.By;
import io.portcullis.api.RateLimited.Refill;
import io.portcullis.api.RequiresConfirmation;
import io.portcullis.api.RequiresRole;
import io.portcullis.api.RequiresScope;
import io.portcullis.api.ResourceTemplate;
import io.portcullis.api.Tool;
import io.portcullis.api.ToolArg;
import io.portcullis.catalog.Confirmation;
import io.portcullis.deployment.posture.Reviewed;
import io.quarkus.security.Authenticated;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.NonBlocking;

class SurfaceScanTest {

    record Details(@Size(max = 10) String name, List<@Max(3) Integer> marks) {
    }

    static class Rules {

        @Tool(name = "a")
        @RequiresRole("x")
        @RequiresRole({ "z", "y" })
        @RateLimited(permits = 100, per = "15m", refill = Refill.INTERVAL)
        String roles() {
            return "";
        }

        @Tool(name = "b")
        @Authenticated
        @RequiresScope({ "w", "r" })
        @RateLimited(permits = 5, per = "90s", burst = 9, by = By.ADDRESS, cost = 2, bucket = "shared")
        String scopes() {
            return "";
        }

        @Tool(name = "c")
        @PermitAll
        @RateLimited(bucket = "named", by = By.ENTRY)
        String open() {
            return "";
        }

        @Tool(name = "e")
        @PermissionsAllowed("z:write")
        @PermissionsAllowed({ "b", "a" })
        @RequiresConfirmation("Really?")
        String permissions() {
            return "";
        }

        @Tool(name = "d")
        @DenyAll
        String closed() {
            return "";
        }
    }

    @RequiresRole("admin")
    @Timeout
    static class Timed {

        @Tool(name = "a")
        String ofTheClass() {
            return "";
        }

        @Tool(name = "b")
        @Timeout(value = 90, unit = ChronoUnit.SECONDS)
        String ofTheMethod() {
            return "";
        }
    }

    @RequiresRole("admin")
    static class Arguments {

        @Tool(name = "a")
        @NonBlocking
        String tool(@ToolArg(description = "How many", header = "Count") @Max(5) int count, @Valid Details details,
                Map<String, Integer> more) {
            return "";
        }

        @Prompt(name = "b")
        String prompt(@Size(max = 7) @Pattern(regexp = "[a-z]+") String text) {
            return "";
        }

        @ResourceTemplate(uriTemplate = "c://{number}")
        String template(long number) {
            return "";
        }
    }

    @Test
    void rulesAndLimits_areSaidInWords() {
        assertThat(Reviewed.surface(Rules.class).entries()).extracting(entry -> AccessWords.of(entry.guarding().access()),
                entry -> LimitWords.of(entry.guarding().limits())).containsExactly(
                        tuple("one of the roles y, z, and the role x", "100 in 15m, fixed windows for each caller"),
                        tuple("every caller with a valid credential",
                                "5 in 1m30s, 9 at once for each address, a call costs 2, bucket \"shared\""),
                        tuple("everybody", "as configured for all callers together, bucket \"named\""),
                        tuple("nobody", "default"), tuple("every caller with a valid credential", "default"));
    }

    @Test
    void permissionsAndConfirmations_areSaidInWords() {
        Guarding guarding = Reviewed.surface(Rules.class).entries().get(4).guarding();
        assertThat(AccessWords.permissions(guarding.access())).containsExactly("one of a, b", "z:write");
        assertThat(guarding.access().enforcedTwice()).isTrue();
        assertThat(guarding.isForEveryCaller()).isFalse();
        assertThat(ConfirmationWords.of(guarding.confirmation())).isEqualTo(
                "the user of the client is asked for each call: Really?");
        assertThat(ConfirmationWords.of(new Confirmation("Pay?", "desk", false))).isEqualTo(
                "the approver \"desk\" is asked: Pay?");
        assertThat(ConfirmationWords.of(null)).isEqualTo("none");
    }

    @Test
    void argumentsOfATool_areLaidOpen() {
        assertThat(entry("a").contract().arguments()).extracting(Argument::path, Argument::type, Argument::required)
                .containsExactly(tuple("count", "integer", true), tuple("details", "object", true),
                        tuple("details.name", "string", false), tuple("details.marks", "array", false),
                        tuple("details.marks[]", "integer", false), tuple("more", "object", true),
                        tuple("more.*", "integer", false));
        assertThat(entry("a").contract().arguments().get(0).constraints()).containsEntry("maximum", "5");
        assertThat(entry("a").contract().arguments().get(0).description()).isEqualTo("How many");
    }

    @Test
    void argumentsOfOthers_haveTheConstraintsOfTheirMethod() {
        assertThat(entry("b").contract().arguments()).containsExactly(new Argument("text", "string", true, "",
                Map.of("maxLength", "7", "pattern", "^(?:[a-z]+)$")));
        assertThat(entry("c://{number}").contract().arguments()).extracting(Argument::type).containsExactly("integer");
    }

    @Test
    void howItRuns_isSaid() {
        assertThat(entry("a").running()).isEqualTo(
                new Running("event loop", "default", "none", List.of("Mcp-Param-Count"), List.of()));
    }

    @Test
    void timeouts_areThoseOfTheMethodElseOfItsClass() {
        assertThat(Reviewed.surface(Timed.class).entries()).extracting(entry -> entry.running().timeout())
                .containsExactly("1s", "1m30s");
    }

    @Test
    void whatLoosens_isFoundAmongTheSettings() {
        Map<String, String> settings = Map.of("portcullis.identity.allow-anonymous", "true",
                "portcullis.transport.allow-plain-http", "false", "portcullis.transport.allowed-hosts", "true",
                "quarkus.allow-me", "true", "portcullis.legacy.allow-http-sse", "TRUE", "portcullis.posture.ignore", "PF001");
        assertThat(LoosenedSettings.in(settings.keySet(), settings::get))
                .containsExactly("portcullis.identity.allow-anonymous", "portcullis.legacy.allow-http-sse");
    }

    @Test
    void aSchemaThatRefersToItself_isLaidOpenOnceMoreAndNoMore() {
        String schema = """
                {"type":"object","properties":{"tree":{"$ref":"#/$defs/Node"},"either":{"anyOf":[{"type":"string","maxLength":3},
                {"type":"null"},{"type":"integer"}]}},"$defs":{"Node":{"type":"object","properties":{"left":{"$ref":"#/$defs/Node"},
                "right":{"$ref":"#/$defs/Node"}},"additionalProperties":false}}}""";
        List<Argument> arguments = SchemaArguments.of(schema);
        assertThat(arguments).hasSizeLessThan(1100).extracting(Argument::path).contains("tree.left.right", "*");
        assertThat(arguments).filteredOn(argument -> argument.path().equals("either")).extracting(Argument::type)
                .containsExactly("string", "integer");
    }

    private static SurfaceEntry entry(String name) {
        return Reviewed.surface(Arguments.class).entries().stream().filter(entry -> entry.label().name().equals(name))
                .findFirst().orElseThrow();
    }
}
