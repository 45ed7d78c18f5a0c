package io.portcullis.deployment.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.portcullis.api.Tool;
import io.quarkus.test.QuarkusUnitTest;

/** A tool without access rule does not build, and a newcomer reads what to type. */
class WithoutRuleTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest().withApplicationRoot(jar -> jar.addClass(Tickets.class))
            .assertException(
                    failure -> assertThat(failure.getMessage().replace(Tickets.class.getName(), "org.acme.Tickets")).contains(
                            """

                                    Portcullis refuses to build this application:

                                      PC001 no access rule: org.acme.Tickets#find
                                          Nobody said who may call this tool.
                                          - write @RequiresRole("...") on the method, or on its class for all of its tools
                                          - write @Authenticated for every caller with a valid credential
                                          - write @RequiresScope("...") for every caller whose credential has the scope
                                          - write @PermitAll if it is meant for everybody, or @DenyAll for nobody
                                          - set portcullis.access.default=deny-all or authenticated to decide for all tools without a rule
                                    """));

    public static class Tickets {

        @Tool
        String find(int number) {
            return "";
        }
    }

    @Test
    void theApplication_doesNotBuild() {
        fail("it was built");
    }
}
