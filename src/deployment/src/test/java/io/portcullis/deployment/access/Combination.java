package io.portcullis.deployment.access;

import java.lang.annotation.Annotation;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;

import io.portcullis.api.RequiresRole;
import io.portcullis.api.RequiresScope;
import io.portcullis.api.Tool;
import io.quarkus.security.Authenticated;
import io.quarkus.security.PermissionsAllowed;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.description.modifier.Visibility;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.implementation.FixedValue;

/**
 * A class with one tool, and rules on both. What they mean together is said here once more, as the documentation says it and
 * without any code of the build.
 */
record Combination(Identity onMethod, Identity onClass, Scope scope, boolean permission) {

    /** What is asked of a caller's identity. */
    enum Identity {
        NONE,
        ROLE_A,
        ROLE_B,
        ROLES_A_AND_B,
        ROLES_ALLOWED_A,
        ROLES_ALLOWED_B,
        AUTHENTICATED,
        PERMIT_ALL,
        DENY_ALL,
        OPS;

        boolean isOfQuarkus() {
            return this == ROLES_ALLOWED_A || this == ROLES_ALLOWED_B || this == AUTHENTICATED || this == PERMIT_ALL
                    || this == DENY_ALL;
        }

        boolean isOurs() {
            return this != NONE && !isOfQuarkus();
        }
    }

    /** Where a scope is asked for. */
    enum Scope {
        NONE,
        S_ON_METHOD,
        T_ON_CLASS
    }

    /** What a call comes to. */
    enum Verdict {
        HIDDEN,
        LACKS_SCOPE,
        LACKS_PERMISSION,
        SERVED
    }

    /** Role {@code a} and scope {@code s} at once. */
    @RequiresRole("a")
    @RequiresScope("s")
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Ops {
    }

    /** Every combination there is. */
    static List<Combination> all() {
        List<Combination> all = new ArrayList<>();
        for (Identity onMethod : Identity.values()) {
            for (Identity onClass : Identity.values()) {
                for (Scope scope : Scope.values()) {
                    all.add(new Combination(onMethod, onClass, scope, false));
                    all.add(new Combination(onMethod, onClass, scope, true));
                }
            }
        }
        return all;
    }

    String tool() {
        return String.join("_", onMethod.name(), onClass.name(), scope.name(), permission ? "P" : "N").toLowerCase(Locale.ROOT);
    }

    /** The identity rule that counts: that of the method replaces that of the class. */
    private Identity identity() {
        return onMethod == Identity.NONE ? onClass : onMethod;
    }

    /** Scopes of the method replace those of the class, and what is written counts before what an annotation brings. */
    private Set<String> scopes() {
        if (scope == Scope.S_ON_METHOD || onMethod == Identity.OPS) {
            return Set.of("s");
        }
        return scope == Scope.T_ON_CLASS ? Set.of("t") : onClass == Identity.OPS ? Set.of("s") : Set.of();
    }

    /** Whether the rules have one meaning, for us and for Quarkus. */
    boolean builds() {
        boolean ruled = identity() != Identity.NONE || !scopes().isEmpty() || permission;
        boolean goesOn = onMethod.isOurs() && onClass.isOfQuarkus(); // Quarkus would go on enforcing that of the class
        boolean open = identity() == Identity.PERMIT_ALL && (!scopes().isEmpty() || permission);
        boolean twice = permission && onMethod.isOfQuarkus(); // Quarkus takes one of them
        return ruled && !goesOn && !open && !twice;
    }

    Verdict of(Set<String> roles, Set<String> scopes) {
        if (!fits(roles)) {
            return Verdict.HIDDEN;
        } else if (!scopes.containsAll(scopes())) {
            return Verdict.LACKS_SCOPE;
        }
        return permission && !scopes.contains("p") ? Verdict.LACKS_PERMISSION : Verdict.SERVED;
    }

    private boolean fits(Set<String> roles) {
        return switch (identity()) {
            case NONE, AUTHENTICATED, PERMIT_ALL -> true;
            case ROLE_A, ROLES_ALLOWED_A, OPS -> roles.contains("a");
            case ROLE_B, ROLES_ALLOWED_B -> roles.contains("b");
            case ROLES_A_AND_B -> roles.containsAll(Set.of("a", "b"));
            case DENY_ALL -> false;
        };
    }

    /** The class, compiled. */
    byte[] compiled() {
        List<AnnotationDescription> onTool = new ArrayList<>(annotations(onMethod));
        onTool.add(AnnotationDescription.Builder.ofType(Tool.class).build());
        if (scope == Scope.S_ON_METHOD) {
            onTool.add(texts(RequiresScope.class, "s"));
        }
        if (permission) {
            onTool.add(texts(PermissionsAllowed.class, "p"));
        }
        List<AnnotationDescription> onType = new ArrayList<>(annotations(onClass));
        if (scope == Scope.T_ON_CLASS) {
            onType.add(texts(RequiresScope.class, "t"));
        }
        return new ByteBuddy().subclass(Object.class).name(className()).annotateType(onType)
                .defineMethod(tool(), String.class, Visibility.PUBLIC).intercept(FixedValue.value("served"))
                .annotateMethod(onTool).make().getBytes();
    }

    String className() {
        return "combined.C_" + tool();
    }

    private static List<AnnotationDescription> annotations(Identity identity) {
        return switch (identity) {
            case NONE -> List.of();
            case ROLE_A -> List.of(texts(RequiresRole.class, "a"));
            case ROLE_B -> List.of(texts(RequiresRole.class, "b"));
            case ROLES_A_AND_B -> List.of(AnnotationDescription.Builder.ofType(RequiresRole.All.class)
                    .defineAnnotationArray("value", TypeDescription.ForLoadedType
                            .of(RequiresRole.class), texts(RequiresRole.class, "a"), texts(RequiresRole.class, "b"))
                    .build());
            case ROLES_ALLOWED_A -> List.of(texts(RolesAllowed.class, "a"));
            case ROLES_ALLOWED_B -> List.of(texts(RolesAllowed.class, "b"));
            case AUTHENTICATED -> List.of(AnnotationDescription.Builder.ofType(Authenticated.class).build());
            case PERMIT_ALL -> List.of(AnnotationDescription.Builder.ofType(PermitAll.class).build());
            case DENY_ALL -> List.of(AnnotationDescription.Builder.ofType(DenyAll.class).build());
            case OPS -> List.of(AnnotationDescription.Builder.ofType(Ops.class).build());
        };
    }

    private static AnnotationDescription texts(Class<? extends Annotation> type, String... values) {
        return AnnotationDescription.Builder.ofType(type)
                .defineArray("value", new TreeSet<>(Set.of(values)).toArray(String[]::new))
                .build();
    }
}
