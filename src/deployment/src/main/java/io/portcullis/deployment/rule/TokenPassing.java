package io.portcullis.deployment.rule;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.AnnotationTarget.Kind;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;

import io.portcullis.deployment.check.Code;
import io.portcullis.deployment.check.Problems;
import io.quarkus.arc.processor.BeanInfo;

/**
 * Finds REST clients that would pass the caller's token on, injected where entries are. They would send nothing, since there is
 * no token for them to find; and what their author wants must not be done (AU-13, B-01).
 */
public final class TokenPassing {

    private static final Set<DotName> PASSED_ON = Set.of(
            DotName.createSimple("io.quarkus.oidc.token.propagation.common.AccessToken"),
            DotName.createSimple("io.quarkus.oidc.token.propagation.AccessToken"),
            DotName.createSimple("io.quarkus.oidc.token.propagation.JsonWebToken"));
    private static final DotName PROVIDER = DotName
            .createSimple("org.eclipse.microprofile.rest.client.annotation.RegisterProvider");
    private static final DotName PROVIDERS = DotName
            .createSimple("org.eclipse.microprofile.rest.client.annotation.RegisterProviders");
    private static final String FILTERS = "io.quarkus.oidc.token.propagation.";

    private final IndexView index;
    private final Problems problems;
    private final Set<DotName> checked = new TreeSet<>();

    public TokenPassing(IndexView index, Problems problems) {
        this.index = index;
        this.problems = problems;
    }

    /** Refuses the bean of an entry that has such a client injected. */
    public void check(BeanInfo bean) {
        if (!checked.add(bean.getBeanClass())) {
            return;
        }
        Set<DotName> passing = passing();
        bean.getAllInjectionPoints().stream().map(point -> point.getType().name()).filter(passing::contains).distinct()
                .forEach(client -> problems.add(Code.PC022, bean.getBeanClass().toString(),
                        "The REST client " + client
                                + " passes the caller's token on. That token is meant for this server alone.",
                        "inject io.portcullis.api.TokenExchange, and send the token it gets for the other service",
                        "use a client with credentials of its own (quarkus-oidc-client)"));
    }

    private Set<DotName> passing() {
        Set<DotName> types = new TreeSet<>();
        PASSED_ON.stream().flatMap(name -> index.getAnnotations(name).stream()).map(AnnotationInstance::target)
                .forEach(target -> types.add(owner(target)));
        Stream.of(PROVIDER, PROVIDERS).flatMap(name -> index.getAnnotations(name).stream())
                .filter(annotation -> filters(annotation).stream().anyMatch(filter -> filter.startsWith(FILTERS)))
                .forEach(annotation -> types.add(owner(annotation.target())));
        return types;
    }

    private static List<String> filters(AnnotationInstance annotation) {
        AnnotationValue value = annotation.value();
        return value.kind() == AnnotationValue.Kind.CLASS ? List.of(value.asClass().name().toString())
                : Stream.of(value.asNestedArray()).flatMap(nested -> filters(nested).stream()).toList();
    }

    private static DotName owner(AnnotationTarget target) {
        return target.kind() == Kind.CLASS ? target.asClass().name()
                : target.kind() == Kind.METHOD ? target.asMethod().declaringClass().name()
                        : target.asMethodParameter().method().declaringClass().name();
    }
}
