package io.portcullis.deployment.access;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;

/** Callers without a credential are served too: what is {@code @PermitAll}, and nothing else. */
class HallForAnonymousTest extends HallTable {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest().withApplicationRoot(jar -> jar.addClasses(classes())
            .addAsResource(new StringAsset(properties() + "portcullis.identity.allow-anonymous=true\n"),
                    "application.properties"));

    // @formatter:off
    @Override
    String rules() { //         NONE UNKNOWN RIGHT WRONG SEVERAL
        return """
            requiresRole        none bad     in    out   in
            anyRole             none bad     in    out   in
            allRoles            none bad     out   out   in
            rolesAllowed        none bad     in    out   in
            authenticated       none bad     in    in    in
            permitAll           in   bad     in    in    in
            denyAll             none bad     out   out   out
            ofClass             none bad     out   out   out
            replaced            none bad     in    out   in
            opened              in   bad     in    in    in
            scoped              none bad     lacks out   in
            scopeAlone          none bad     lacks in    in
            scopeOfClass        none bad     lacks out   lacks
            """;
    }

    /** Over HTTP+SSE and in batches the status is said by then: the error alone speaks of the credential. */
    @Override
    String ways() { //      in      out      lacks    none     bad
        return """
            LIST              shown   hidden   shown    hidden   401
            LIST_IN_SESSION   shown   hidden   shown    hidden   401
            USE               in      unknown  403      401      401
            USE_IN_SESSION    in      unknown  403      401      401
            USE_IN_BATCH      in      unknown  -31403   -31401   401
            USE_OVER_HTTP_SSE in      unknown  -31403   -31401   401
            LISTEN            watched left_out left_out left_out 401
            SUBSCRIBE         in      unknown  403      401      401
            FROM_A_TOOL       in      broken   broken   broken   401
            FROM_A_PROMPT     in      broken   broken   broken   401
            FROM_A_RESOURCE   in      broken   broken   broken   401
            FROM_A_COMPLETION in      broken   broken   broken   401
            WEBSITE           in      403      403      401      401
            NO_CONTEXT        in      refused  refused  refused  refused
            EMPTY_CONTEXT     in      refused  refused  refused  refused
            """;
    }
    // @formatter:on
}
