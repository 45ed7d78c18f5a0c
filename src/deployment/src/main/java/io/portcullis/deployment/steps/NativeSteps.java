package io.portcullis.deployment.steps;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jboss.jandex.Type;

import io.portcullis.catalog.Parameter;
import io.portcullis.catalog.Parameter.Source;
import io.portcullis.deployment.item.EntryBuildItem;
import io.portcullis.deployment.scan.EntryModel;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.nativeimage.NativeImageResourceBundleBuildItem;
import io.quarkus.deployment.builditem.nativeimage.NativeImageResourcePatternsBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveClassBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveHierarchyBuildItem;

/** What a native executable holds although no code names it. The framework's own types are reached without reflection. */
class NativeSteps {

    private static final Set<Source> DATABOUND = EnumSet.of(Source.ARGUMENT, Source.ANSWER);
    private static final Pattern BETWEEN_NAMES = Pattern.compile("[<>,]");

    /** Jackson binds arguments and answers to these types, and writes results of them. */
    @BuildStep
    void databound(List<EntryBuildItem> items, BuildProducer<ReflectiveHierarchyBuildItem> hierarchies) {
        for (EntryModel entry : items.stream().map(EntryBuildItem::entry).toList()) {
            for (int i = 0; i < entry.parameters().size(); i++) {
                if (isDatabound(entry.parameters().get(i))) {
                    hierarchies.produce(hierarchy(entry, entry.method().parameterType(i)));
                }
            }
            hierarchies.produce(hierarchy(entry, entry.method().returnType()));
        }
    }

    /** Jackson looks up the types of arguments by their names, the JDK's too; an array is made by that of its elements. */
    @BuildStep
    void named(List<EntryBuildItem> items, BuildProducer<ReflectiveClassBuildItem> classes) {
        Set<String> names = new TreeSet<>();
        items.stream().flatMap(item -> item.entry().parameters().stream()).filter(NativeSteps::isDatabound)
                .flatMap(parameter -> names(parameter.type())).forEach(names::add);
        if (!names.isEmpty()) {
            classes.produce(ReflectiveClassBuildItem.builder(names.toArray(String[]::new)).constructors(false)
                    .reason("types of arguments").build());
        }
    }

    /** Caffeine looks up the classes of a cache by names that it composes, of which Quarkus knows some. */
    @BuildStep
    ReflectiveClassBuildItem caches() {
        return ReflectiveClassBuildItem
                .builder("com.github.benmanes.caffeine.cache.WS", "com.github.benmanes.caffeine.cache.FS",
                        "com.github.benmanes.caffeine.cache.SSMW")
                .fields().reason("caches with weak keys, and with a bound of bytes").build();
    }

    /** Caffeine asks whether a loader overrides one of its methods. */
    @BuildStep
    ReflectiveClassBuildItem loaders() {
        return ReflectiveClassBuildItem.builder("com.github.benmanes.caffeine.cache.CacheLoader").constructors(false).methods()
                .reason("loaders of caches").build();
    }

    /** Netty asks which of its methods a handler of a connection overrides. */
    @BuildStep
    ReflectiveClassBuildItem handlers() {
        return ReflectiveClassBuildItem.builder("io.portcullis.transport.Pipelined").constructors(false).methods()
                .reason("handlers of connections").build();
    }

    /** What the validator says of a result or an argument that breaks its schema; without, it would say nothing. */
    @BuildStep
    NativeImageResourceBundleBuildItem sentences() {
        return new NativeImageResourceBundleBuildItem("jsv-messages");
    }

    /** Schemas that an application adds while it runs are compared with the one of schemas. */
    @BuildStep
    NativeImageResourcePatternsBuildItem metaSchema() {
        return NativeImageResourcePatternsBuildItem.builder().includeGlob("draft/2020-12/**").build();
    }

    private static boolean isDatabound(Parameter parameter) {
        return DATABOUND.contains(parameter.source());
    }

    private static Stream<String> names(String canonical) {
        return BETWEEN_NAMES.splitAsStream(canonical).filter(name -> name.contains(".") || name.startsWith("["));
    }

    private static ReflectiveHierarchyBuildItem hierarchy(EntryModel entry, Type type) {
        return ReflectiveHierarchyBuildItem.builder(type).source(entry.owner()).build();
    }
}
