package io.portcullis.deployment.build;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

import io.quarkus.builder.BuildChainBuilder;
import io.quarkus.builder.BuildContext;
import io.quarkus.builder.BuildStep;
import io.quarkus.builder.item.MultiBuildItem;
import io.quarkus.deployment.builditem.GeneratedResourceBuildItem;
import io.quarkus.deployment.builditem.nativeimage.NativeImageProxyDefinitionBuildItem;
import io.quarkus.deployment.builditem.nativeimage.NativeImageResourceBuildItem;
import io.quarkus.deployment.builditem.nativeimage.NativeImageResourceBundleBuildItem;
import io.quarkus.deployment.builditem.nativeimage.NativeImageResourcePatternsBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveClassBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveFieldBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveMethodBuildItem;
import io.quarkus.deployment.builditem.nativeimage.RuntimeInitializedClassBuildItem;
import io.quarkus.deployment.builditem.nativeimage.RuntimeReinitializedClassBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ServiceProviderBuildItem;

/**
 * Writes what a native executable would keep for our packages and the libraries behind them into a resource, a line for each.
 */
final class Registered implements BuildStep {

    static final String RESOURCE = "native-registrations.txt";

    private static final String NAME_ONLY = "name only";
    private static final List<String> OURS = List.of("io.portcullis.", "[Lio.portcullis.", "com.networknt.",
            "com.github.bucket4j",
            "io.github.bucket4j", "com.github.benmanes.caffeine", "META-INF/portcullis", "draft/", "jsv-");
    private static final List<Class<? extends MultiBuildItem>> READ = List.of(
            ReflectiveClassBuildItem.class, ReflectiveMethodBuildItem.class, ReflectiveFieldBuildItem.class,
            NativeImageResourceBuildItem.class, NativeImageResourcePatternsBuildItem.class,
            NativeImageResourceBundleBuildItem.class, NativeImageProxyDefinitionBuildItem.class,
            RuntimeInitializedClassBuildItem.class, RuntimeReinitializedClassBuildItem.class, ServiceProviderBuildItem.class);

    private final TreeSet<String> lines = new TreeSet<>();

    static void addTo(BuildChainBuilder chain) {
        var step = chain.addBuildStep(new Registered());
        READ.forEach(step::consumes);
        step.produces(GeneratedResourceBuildItem.class).build();
    }

    @Override
    public void execute(BuildContext context) {
        context.consumeMulti(ReflectiveClassBuildItem.class).forEach(item -> {
            add("class " + members(item), item.getClassNames());
            if (members(item).equals(NAME_ONLY) && item.getClassNames().stream().anyMatch(Registered::isOurs)) {
                item.getClassNames().forEach(name -> lines.add("class " + NAME_ONLY + " " + name)); // of the JDK, beside ours
            }
        });
        context.consumeMulti(ReflectiveMethodBuildItem.class)
                .forEach(item -> add("methods of", List.of(item.getDeclaringClass())));
        context.consumeMulti(ReflectiveFieldBuildItem.class)
                .forEach(item -> add("field " + item.getName() + " of", List.of(item.getDeclaringClass())));
        context.consumeMulti(NativeImageResourceBuildItem.class).forEach(item -> add("resource", item.getResources()));
        context.consumeMulti(NativeImageResourcePatternsBuildItem.class)
                .forEach(item -> add("resources", item.getIncludePatterns()));
        context.consumeMulti(NativeImageResourceBundleBuildItem.class)
                .forEach(item -> add("bundle", List.of(item.getBundleName())));
        context.consumeMulti(NativeImageProxyDefinitionBuildItem.class).forEach(item -> add("proxy", item.getClasses()));
        context.consumeMulti(RuntimeInitializedClassBuildItem.class)
                .forEach(item -> add("initialized at run time", List.of(item.getClassName())));
        context.consumeMulti(RuntimeReinitializedClassBuildItem.class)
                .forEach(item -> add("initialized again at run time", List.of(item.getClassName())));
        context.consumeMulti(ServiceProviderBuildItem.class).forEach(item -> add("provider", item.providers()));
        context.produce(new GeneratedResourceBuildItem(RESOURCE,
                (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8)));
    }

    private void add(String kind, Collection<String> names) {
        names.stream().filter(Registered::isOurs).filter(name -> !name.endsWith("$$CMImpl"))
                .forEach(name -> lines.add(kind + " " + name));
    }

    private static boolean isOurs(String name) {
        return OURS.stream().anyMatch(name::startsWith);
    }

    private static String members(ReflectiveClassBuildItem item) {
        String members = (item.isConstructors() ? "+constructors" : "") + (item.isMethods() ? "+methods" : "")
                + (item.isFields() ? "+fields" : "");
        return members.isEmpty() ? NAME_ONLY : members;
    }
}
