package io.portcullis.deployment.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import jakarta.inject.Inject;

import org.jboss.shrinkwrap.api.asset.ByteArrayAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.portcullis.api.Caller;
import io.portcullis.api.Caller.Authentication;
import io.portcullis.catalog.Entry;
import io.portcullis.catalog.LiveCatalog;
import io.portcullis.deployment.access.Combination.Verdict;
import io.portcullis.deployment.access.Talk.Said;
import io.portcullis.deployment.test.Keys;
import io.portcullis.deployment.test.Mcp;
import io.portcullis.deployment.test.PlainPath;
import io.portcullis.identity.PlainIdentity;
import io.quarkus.arc.Arc;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.test.QuarkusUnitTest;

/** Every combination of rules on a method and its class, for every caller, by list, call and direct bean call. */
class CombinationTest {

    /** Roles, then scopes. */
    private static final Map<String, List<Set<String>>> CALLERS = new TreeMap<>(Map.of("none", List.of(Set.of(), Set.of()), "a",
            List.of(Set.of("a"), Set.of()), "b", List.of(Set.of("b"), Set.of()), "ab", List.of(Set.of("a", "b"), Set.of()),
            "as", List.of(Set.of("a"), Set.of("s")), "abst", List.of(Set.of("a", "b"), Set.of("s", "t")), "stp",
            List.of(Set.of(), Set.of("s", "t", "p")), "abstp", List.of(Set.of("a", "b"), Set.of("s", "t", "p"))));

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest().withApplicationRoot(jar -> {
        jar.addClasses(Combination.class, Combination.Identity.class, Combination.Scope.class, Verdict.class,
                Combination.Ops.class, Keys.class, Mcp.class, PlainPath.class, Talk.class);
        jar.addClasses(Talk.class.getDeclaredClasses());
        Combination.all().stream().filter(Combination::builds).forEach(each -> jar.addAsResource(
                new ByteArrayAsset(each.compiled()), each.className().replace('.', '/') + ".class"));
        jar.addAsResource(new StringAsset(settings()), "application.properties");
    });

    @Inject
    LiveCatalog catalog;

    @Inject
    CurrentIdentityAssociation association;

    @Test
    void everyDoor_saysWhatTheRulesSay() {
        List<Combination> combinations = Combination.all().stream().filter(Combination::builds).toList();
        assertThat(combinations).hasSizeGreaterThan(200);
        CALLERS.forEach((name, rights) -> {
            Set<String> listed = Set.copyOf(Mcp.modern(key(name), "tools/list", "").jsonPath().getList("result.tools.name"));
            assertSoftly(all -> combinations.forEach(each -> {
                Verdict verdict = each.of(rights.get(0), rights.get(1));
                String cell = each.tool() + " as " + name;
                all.assertThat(listed.contains(each.tool())).as("list " + cell).isEqualTo(verdict != Verdict.HIDDEN);
                all.assertThat(called(name, each)).as("call " + cell).isEqualTo(verdict);
                all.assertThat(direct(name, rights, each)).as("direct " + cell).isEqualTo(verdict == Verdict.SERVED);
            }));
        });
    }

    private static Verdict called(String caller, Combination each) {
        Said said = Talk.modern(key(caller), "tools/call", each.tool(), "\"name\":\"" + each.tool() + "\",\"arguments\":{}");
        if (said.status() == 403) {
            return Verdict.LACKS_SCOPE;
        }
        String body = said.body();
        return body.contains("\"message\":\"Unknown tool\"") ? Verdict.HIDDEN
                : body.contains("\"text\":\"served\"") ? Verdict.SERVED : Verdict.LACKS_PERMISSION;
    }

    private boolean direct(String name, List<Set<String>> rights, Combination each) {
        Entry entry = catalog.current().find("tool:" + each.tool()).orElseThrow();
        Arc.container().requestContext().activate();
        try {
            association.setIdentity(PlainIdentity.of(new Caller(name, "", Authentication.API_KEY, rights.get(0), rights.get(1),
                    Optional.empty())));
            return entry.invocation().method().call(new Object[0]).equals("served");
        } catch (ForbiddenException e) {
            return false;
        } catch (Exception e) {
            throw new AssertionError(e);
        } finally {
            Arc.container().requestContext().terminate();
        }
    }

    private static String key(String caller) {
        return "pck_" + caller + "_0123456789abcdef0123456789abcdef";
    }

    private static String settings() {
        StringBuilder settings = new StringBuilder("quarkus.http.test-port=0\nportcullis.lists.page-size=1000\n");
        CALLERS.forEach((name, rights) -> {
            String prefix = "portcullis.identity.api-keys.\"" + name + "\".";
            settings.append(prefix).append("digest=").append(Keys.digest(key(name))).append('\n');
            settings.append(rights.get(0).isEmpty() ? "" : prefix + "roles=" + String.join(",", rights.get(0)) + "\n");
            settings.append(rights.get(1).isEmpty() ? "" : prefix + "scopes=" + String.join(",", rights.get(1)) + "\n");
        });
        return settings.toString();
    }
}
