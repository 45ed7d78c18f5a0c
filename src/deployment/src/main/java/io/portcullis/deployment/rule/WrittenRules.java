package io.portcullis.deployment.rule;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;

import io.portcullis.catalog.AccessRule;
import io.portcullis.catalog.AccessRule.Kind;
import io.portcullis.deployment.index.Declared;
import io.portcullis.deployment.index.Names;
import io.portcullis.deployment.index.Values;

/** Access rules as they are written on methods and classes: our own, and those that Quarkus enforces besides us. */
public final class WrittenRules {

    private static final List<DotName> OURS = List.of(Names.REQUIRES_ROLE, Names.REQUIRES_ROLE_ALL);
    private static final List<DotName> THEIRS = List.of(Names.ROLES_ALLOWED, Names.AUTHENTICATED, Names.PERMIT_ALL,
            Names.DENY_ALL);
    private static final List<DotName> IDENTITY = Stream.concat(OURS.stream(), THEIRS.stream()).toList();
    private static final List<DotName> SCOPES = List.of(Names.REQUIRES_SCOPE);
    private static final List<DotName> PERMISSIONS = List.of(Names.PERMISSIONS_ALLOWED, Names.PERMISSIONS_ALLOWED_LIST);

    private final Declared declared;

    public WrittenRules(IndexView index) {
        this.declared = new Declared(index);
    }

    /** The rules about who somebody is, on a class or method itself or brought by an annotation on it. */
    public List<AnnotationInstance> on(AnnotationTarget target) {
        return declared.of(target, IDENTITY);
    }

    /** The rules Quarkus enforces on a class or method. */
    public static List<AnnotationInstance> ofQuarkusOn(AnnotationTarget target) {
        return Declared.written(target, THEIRS);
    }

    /** Rules of Quarkus that an annotation of the application brings, where nothing of Quarkus sees them. */
    public List<AnnotationInstance> unseenOn(AnnotationTarget target) {
        return declared.brought(target, THEIRS);
    }

    /** What asks for scopes: on the method, else on its class; empty when neither does, more than one when they contradict. */
    public List<AnnotationInstance> scopesOf(MethodInfo method) {
        List<AnnotationInstance> own = declared.of(method, SCOPES);
        return own.isEmpty() ? declared.of(method.declaringClass(), SCOPES) : own;
    }

    /** Whether the method itself asks for scopes. */
    public boolean asksForScopes(MethodInfo method) {
        return !declared.of(method, SCOPES).isEmpty();
    }

    /** What asks for permissions on a class or method. Quarkus adds up what is written and what is brought. */
    public List<AnnotationInstance> permissionsOn(AnnotationTarget target) {
        return Stream.concat(Declared.written(target, PERMISSIONS).stream(), declared.brought(target, PERMISSIONS).stream())
                .flatMap(WrittenRules::unpacked).toList();
    }

    /** The permissions an entry asks for: those on its method, else those on its class; empty when neither asks. */
    public Optional<List<Set<String>>> permissionsOf(MethodInfo method) {
        return Stream.of(method, method.declaringClass()).map(this::permissionsOn).filter(asked -> !asked.isEmpty())
                .findFirst().map(WrittenRules::permissions);
    }

    /** The permissions as data: of each set, one is needed. */
    static List<Set<String>> permissions(List<AnnotationInstance> asked) {
        return asked.stream().flatMap(each -> Values.flag(each, "inclusive", false)
                ? Arrays.stream(each.value().asStringArray()).map(Set::of)
                : Stream.of(texts(each))).toList();
    }

    /** The rule as data. It has passed the checks. */
    public static AccessRule asData(AnnotationInstance rule) {
        AccessRule data = ofKind(rule);
        return isOurs(rule) ? data : data.enforcedByQuarkusToo();
    }

    private static AccessRule ofKind(AnnotationInstance rule) {
        DotName name = rule.name();
        if (name.equals(Names.PERMIT_ALL)) {
            return AccessRule.of(Kind.PUBLIC);
        } else if (name.equals(Names.DENY_ALL)) {
            return AccessRule.of(Kind.DENIED);
        }
        List<Set<String>> roles = rolesOf(rule);
        boolean everybody = roles.isEmpty() || name.equals(Names.ROLES_ALLOWED) && roles.get(0).contains("**");
        return everybody ? AccessRule.of(Kind.AUTHENTICATED) : AccessRule.roles(roles);
    }

    /** The rules, as they are written. */
    public static String spelled(List<AnnotationInstance> rules) {
        return String.join(", ", rules.stream().map(rule -> "@" + rule.name().withoutPackagePrefix()).toList());
    }

    static boolean isOurs(AnnotationInstance rule) {
        return OURS.contains(rule.name());
    }

    /** Sets of which one role each is needed; empty for a rule about something else. */
    static List<Set<String>> rolesOf(AnnotationInstance rule) {
        if (rule.name().equals(Names.REQUIRES_ROLE_ALL)) {
            return Arrays.stream(rule.value().asNestedArray()).map(WrittenRules::texts).toList();
        }
        return isOurs(rule) || rule.name().equals(Names.ROLES_ALLOWED) ? List.of(texts(rule)) : List.of();
    }

    static Set<String> texts(AnnotationInstance rule) {
        return Set.copyOf(Arrays.asList(rule.value().asStringArray()));
    }

    private static Stream<AnnotationInstance> unpacked(AnnotationInstance asked) {
        return asked.name().equals(Names.PERMISSIONS_ALLOWED_LIST) ? Arrays.stream(asked.value().asNestedArray())
                : Stream.of(asked);
    }
}
