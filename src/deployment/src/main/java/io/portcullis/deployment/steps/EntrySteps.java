package io.portcullis.deployment.steps;

import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Singleton;

import org.jboss.jandex.DotName;
import org.jboss.jandex.MethodInfo;

import io.portcullis.boot.Blueprint;
import io.portcullis.boot.EntryRecipe;
import io.portcullis.boot.EntryRecipe.MethodRecipe;
import io.portcullis.boot.PortcullisRecorder;
import io.portcullis.catalog.Parameter;
import io.portcullis.config.BuildConfig;
import io.portcullis.deployment.check.Code;
import io.portcullis.deployment.check.Problems;
import io.portcullis.deployment.index.Candidates;
import io.portcullis.deployment.index.Names;
import io.portcullis.deployment.item.EntryBuildItem;
import io.portcullis.deployment.item.McpPathBuildItem;
import io.portcullis.deployment.rule.ProducedEntries;
import io.portcullis.deployment.rule.TokenPassing;
import io.portcullis.deployment.rule.WrittenRules;
import io.portcullis.deployment.scan.EntryModel;
import io.portcullis.deployment.scan.EntryScan;
import io.portcullis.protocol.ToolDescriptor;
import io.quarkus.arc.deployment.AnnotationsTransformerBuildItem;
import io.quarkus.arc.deployment.AutoAddScopeBuildItem;
import io.quarkus.arc.deployment.BeanDiscoveryFinishedBuildItem;
import io.quarkus.arc.deployment.InvokerFactoryBuildItem;
import io.quarkus.arc.deployment.SyntheticBeanBuildItem;
import io.quarkus.arc.deployment.UnremovableBeanBuildItem;
import io.quarkus.arc.deployment.ValidationPhaseBuildItem.ValidationErrorBuildItem;
import io.quarkus.arc.processor.BeanInfo;
import io.quarkus.arc.processor.BuiltinScope;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.ExecutionTime;
import io.quarkus.deployment.annotations.Record;
import io.quarkus.deployment.builditem.CombinedIndexBuildItem;
import io.quarkus.deployment.builditem.RecordableConstructorBuildItem;
import io.quarkus.deployment.execannotations.ExecutionModelAnnotationsAllowedBuildItem;
import io.quarkus.deployment.recording.RecorderContext;
import io.quarkus.runtime.RuntimeValue;

/** Entries: found, checked, guarded, bound. */
class EntrySteps {

    @BuildStep
    AutoAddScopeBuildItem scope() {
        return AutoAddScopeBuildItem.builder().containsAnnotations(Names.ENTRIES.keySet().toArray(DotName[]::new))
                .defaultScope(BuiltinScope.SINGLETON).unremovable().reason("a class with entries is a bean").build();
    }

    @BuildStep
    List<UnremovableBeanBuildItem> unremovable() {
        return Names.ENTRIES.keySet().stream().map(UnremovableBeanBuildItem::beanClassAnnotation).toList();
    }

    @BuildStep
    ExecutionModelAnnotationsAllowedBuildItem threads() {
        return new ExecutionModelAnnotationsAllowedBuildItem(Names::isEntry);
    }

    @BuildStep
    AnnotationsTransformerBuildItem guard(CombinedIndexBuildItem index) {
        return new AnnotationsTransformerBuildItem(new GuardEveryEntry(new Candidates(index.getIndex()),
                new WrittenRules(index.getIndex())));
    }

    @BuildStep
    void find(CombinedIndexBuildItem index, BeanDiscoveryFinishedBuildItem beans, InvokerFactoryBuildItem invokers,
            BuildConfig config, BuildProducer<EntryBuildItem> found, BuildProducer<ValidationErrorBuildItem> errors) {
        Problems problems = new Problems();
        ProducedEntries produced = new ProducedEntries(beans.beanStream().producers().collect(), problems);
        TokenPassing passing = new TokenPassing(index.getIndex(), problems);
        for (EntryModel entry : new EntryScan(index.getIndex(), config, problems).entries()) {
            produced.check(entry.method());
            Optional<BeanInfo> bean = beans.beanStream().classBeans()
                    .filter(candidate -> candidate.getBeanClass().equals(entry.method().declaringClass().name())).firstResult();
            if (bean.isEmpty()) {
                problems.add(Code.PC003, entry.owner(), "The class of this entry is not a bean.",
                        "make it a class of its own, or static if it is nested, that the container can create");
                continue;
            }
            passing.check(bean.get());
            found.produce(new EntryBuildItem(entry,
                    invokers.createInvoker(bean.get(), entry.method()).withInstanceLookup().build()));
        }
        problems.asException().ifPresent(refused -> errors.produce(new ValidationErrorBuildItem(refused)));
    }

    /** Those that have more than one constructor. */
    @BuildStep
    List<RecordableConstructorBuildItem> recordable() {
        return List.of(new RecordableConstructorBuildItem(ToolDescriptor.class),
                new RecordableConstructorBuildItem(Parameter.class));
    }

    @BuildStep
    @Record(ExecutionTime.STATIC_INIT)
    SyntheticBeanBuildItem blueprint(PortcullisRecorder recorder, RecorderContext context, McpPathBuildItem path,
            List<EntryBuildItem> entries) {
        List<EntryRecipe> recipes = new ArrayList<>();
        entries.stream().sorted(Comparator.comparing(item -> item.entry().key()))
                .forEach(item -> recipes.add(recipe(item, context)));
        return SyntheticBeanBuildItem.configure(Blueprint.class).scope(Singleton.class)
                .runtimeValue(recorder.blueprint(path.path(), recipes)).done();
    }

    private static List<String> types(MethodInfo method) {
        return method.parameterTypes().stream().map(type -> type.name().toString()).toList();
    }

    private static EntryRecipe recipe(EntryBuildItem item, RecorderContext context) {
        EntryModel entry = item.entry();
        ClassDesc type = item.invoker().getClassDesc();
        RuntimeValue<Object> invoker = context.newInstance(type.packageName() + "." + type.displayName());
        return new EntryRecipe(entry.descriptor(), entry.access(), entry.limits(), entry.confirmation(),
                new MethodRecipe(entry.owner(), invoker, types(entry.method()), entry.parameters(), entry.outcome().thread(),
                        entry.outcome().result(), entry.outcome().bounds(), entry.outcome().sensitivity()));
    }
}
