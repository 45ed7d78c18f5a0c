package io.portcullis.deployment.access;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.portcullis.deployment.test.Keys;
import io.portcullis.deployment.test.Mcp;
import io.quarkus.test.QuarkusUnitTest;

/** Callers without a credential are served too: what is {@code @PermitAll}, and nothing else. */
class DoorForAnonymousTest extends DoorTable {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(DoorTable.class, Rooms.class, Visitors.class, Mcp.class, Keys.class)
                    .addAsResource(new StringAsset(Visitors.properties() + "portcullis.identity.allow-anonymous=true\n"),
                            "application.properties"));

    // @formatter:off
    @Override
    String table() { //          NONE     UNKNOWN  RIGHT    WRONG    SEVERAL
        return """
            LIST_MODERN
                requiresRole      hidden   401      shown    hidden   shown
                anyRole           hidden   401      shown    hidden   shown
                allRoles          hidden   401      hidden   hidden   shown
                requiresRoleLater hidden   401      shown    hidden   shown
                rolesAllowed      hidden   401      shown    hidden   shown
                rolesAllowedLater hidden   401      shown    hidden   shown
                authenticated     hidden   401      shown    shown    shown
                permitAll         shown    401      shown    shown    shown
                denyAll           hidden   401      hidden   hidden   hidden
            LIST_HANDSHAKE
                requiresRole      hidden   401      shown    hidden   shown
                anyRole           hidden   401      shown    hidden   shown
                allRoles          hidden   401      hidden   hidden   shown
                requiresRoleLater hidden   401      shown    hidden   shown
                rolesAllowed      hidden   401      shown    hidden   shown
                rolesAllowedLater hidden   401      shown    hidden   shown
                authenticated     hidden   401      shown    shown    shown
                permitAll         shown    401      shown    shown    shown
                denyAll           hidden   401      hidden   hidden   hidden
            CALL_MODERN
                requiresRole      401      401      in       unknown  in
                anyRole           401      401      in       unknown  in
                allRoles          401      401      unknown  unknown  in
                requiresRoleLater 401      401      in       unknown  in
                rolesAllowed      401      401      in       unknown  in
                rolesAllowedLater 401      401      in       unknown  in
                authenticated     401      401      in       in       in
                permitAll         in       401      in       in       in
                denyAll           401      401      unknown  unknown  unknown
            CALL_HANDSHAKE
                requiresRole      401      401      in       unknown  in
                anyRole           401      401      in       unknown  in
                allRoles          401      401      unknown  unknown  in
                requiresRoleLater 401      401      in       unknown  in
                rolesAllowed      401      401      in       unknown  in
                rolesAllowedLater 401      401      in       unknown  in
                authenticated     401      401      in       in       in
                permitAll         in       401      in       in       in
                denyAll           401      401      unknown  unknown  unknown
            NESTED
                requiresRole      broken   401      in       broken   in
                anyRole           broken   401      in       broken   in
                allRoles          broken   401      broken   broken   in
                requiresRoleLater broken   401      in       broken   in
                rolesAllowed      broken   401      in       broken   in
                rolesAllowedLater broken   401      in       broken   in
                authenticated     broken   401      in       in       in
                permitAll         in       401      in       in       in
                denyAll           broken   401      broken   broken   broken
            NESTED_LATER
                requiresRole      broken   401      in       broken   in
                anyRole           broken   401      in       broken   in
                allRoles          broken   401      broken   broken   in
                requiresRoleLater broken   401      in       broken   in
                rolesAllowed      broken   401      in       broken   in
                rolesAllowedLater broken   401      in       broken   in
                authenticated     broken   401      in       in       in
                permitAll         in       401      in       in       in
                denyAll           broken   401      broken   broken   broken
            WEBSITE
                requiresRole      401      401      in       403      in
                anyRole           401      401      in       403      in
                allRoles          401      401      403      403      in
                requiresRoleLater 401      401      in       403      in
                rolesAllowed      401      401      in       403      in
                rolesAllowedLater 401      401      in       403      in
                authenticated     401      401      in       in       in
                permitAll         in       401      in       in       in
                denyAll           401      401      403      403      403
            NO_CONTEXT
                requiresRole      refused  refused  refused  refused  refused
                anyRole           refused  refused  refused  refused  refused
                allRoles          refused  refused  refused  refused  refused
                requiresRoleLater refused  refused  refused  refused  refused
                rolesAllowed      refused  refused  refused  refused  refused
                rolesAllowedLater refused  refused  refused  refused  refused
                authenticated     refused  refused  refused  refused  refused
                permitAll         in       in       in       in       in
                denyAll           refused  refused  refused  refused  refused
            EMPTY_CONTEXT
                requiresRole      refused  refused  refused  refused  refused
                anyRole           refused  refused  refused  refused  refused
                allRoles          refused  refused  refused  refused  refused
                requiresRoleLater refused  refused  refused  refused  refused
                rolesAllowed      refused  refused  refused  refused  refused
                rolesAllowedLater refused  refused  refused  refused  refused
                authenticated     refused  refused  refused  refused  refused
                permitAll         in       in       in       in       in
                denyAll           refused  refused  refused  refused  refused
            """;
    }
    // @formatter:on
}
