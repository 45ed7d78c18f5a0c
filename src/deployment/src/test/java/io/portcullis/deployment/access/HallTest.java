package io.portcullis.deployment.access;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;

/** Only callers with a credential are served: the usual case. */
class HallTest extends HallTable {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest().withApplicationRoot(jar -> jar.addClasses(classes())
            .addAsResource(new StringAsset(properties()), "application.properties"));

    // @formatter:off
    @Override
    String rules() { //         NONE UNKNOWN RIGHT WRONG SEVERAL
        return """
            requiresRole        none bad     in    out   in
            anyRole             none bad     in    out   in
            allRoles            none bad     out   out   in
            rolesAllowed        none bad     in    out   in
            authenticated       none bad     in    in    in
            permitAll           none bad     in    in    in
            denyAll             none bad     out   out   out
            ofClass             none bad     out   out   out
            replaced            none bad     in    out   in
            opened              none bad     in    in    in
            scoped              none bad     lacks out   in
            scopeAlone          none bad     lacks in    in
            scopeOfClass        none bad     lacks out   lacks
            """;
    }

    @Override
    String ways() { //      in      out      lacks    none     bad
        return """
            LIST              shown   hidden   shown    401      401
            LIST_IN_SESSION   shown   hidden   shown    401      401
            USE               in      unknown  403      401      401
            USE_IN_SESSION    in      unknown  403      401      401
            USE_IN_BATCH      in      unknown  -31403   401      401
            USE_OVER_HTTP_SSE in      unknown  -31403   401      401
            LISTEN            watched left_out left_out 401      401
            SUBSCRIBE         in      unknown  403      401      401
            FROM_A_TOOL       in      broken   broken   401      401
            FROM_A_PROMPT     in      broken   broken   401      401
            FROM_A_RESOURCE   in      broken   broken   401      401
            FROM_A_COMPLETION in      broken   broken   401      401
            WEBSITE           in      403      403      401      401
            NO_CONTEXT        in      refused  refused  refused  refused
            EMPTY_CONTEXT     in      refused  refused  refused  refused
            """;
    }
    // @formatter:on
}
