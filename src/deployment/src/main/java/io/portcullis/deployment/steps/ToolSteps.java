package io.portcullis.deployment.steps;

import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Singleton;

import org.jboss.jandex.MethodInfo;

import io.portcullis.boot.Blueprint;
import io.portcullis.boot.PortcullisRecorder;
import io.portcullis.boot.ToolRecipe;
import io.portcullis.boot.ToolRecipe.MethodRecipe;
import io.portcullis.config.BuildConfig;
import io.portcullis.deployment.check.Code;
import io.portcullis.deployment.check.Problems;
import io.portcullis.deployment.item.McpPathBuildItem;
import io.portcullis.deployment.item.ToolBuildItem;
import io.portcullis.deployment.scan.Names;
import io.portcullis.deployment.scan.ProducedTools;
import io.portcullis.deployment.scan.ToolModel;
import io.portcullis.deployment.scan.ToolScan;
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
import io.quarkus.deployment.builditem.nativeimage.ReflectiveHierarchyBuildItem;
import io.quarkus.deployment.execannotations.ExecutionModelAnnotationsAllowedBuildItem;
import io.quarkus.deployment.recording.RecorderContext;
import io.quarkus.runtime.RuntimeValue;

/** Tools: found, checked, guarded, bound. */
class ToolSteps {

    @BuildStep
    AutoAddScopeBuildItem scope() {
        return AutoAddScopeBuildItem.builder().containsAnnotations(Names.TOOL).defaultScope(BuiltinScope.SINGLETON)
                .unremovable().reason("a class with tools is a bean").build();
    }

    @BuildStep
    UnremovableBeanBuildItem unremovable() {
        return UnremovableBeanBuildItem.beanClassAnnotation(Names.TOOL.toString());
    }

    @BuildStep
    ExecutionModelAnnotationsAllowedBuildItem threads() {
        return new ExecutionModelAnnotationsAllowedBuildItem(method -> method.hasDeclaredAnnotation(Names.TOOL));
    }

    @BuildStep
    AnnotationsTransformerBuildItem guard() {
        return new AnnotationsTransformerBuildItem(new GuardEveryTool());
    }

    @BuildStep
    void find(CombinedIndexBuildItem index, BeanDiscoveryFinishedBuildItem beans, InvokerFactoryBuildItem invokers,
            BuildConfig config, BuildProducer<ToolBuildItem> found, BuildProducer<ValidationErrorBuildItem> errors) {
        Problems problems = new Problems();
        ProducedTools produced = new ProducedTools(beans.beanStream().producers().collect(), problems);
        for (ToolModel tool : new ToolScan(index.getIndex(), config, problems).tools()) {
            produced.check(tool);
            Optional<BeanInfo> bean = beans.beanStream().classBeans()
                    .filter(candidate -> candidate.getBeanClass().equals(tool.method().declaringClass().name())).firstResult();
            if (bean.isEmpty()) {
                problems.add(Code.PC003, tool.owner(), "The class of this tool is not a bean.",
                        "make it a class of its own, or static if it is nested, that the container can create");
                continue;
            }
            found.produce(
                    new ToolBuildItem(tool, invokers.createInvoker(bean.get(), tool.method()).withInstanceLookup().build()));
        }
        problems.asException().ifPresent(refused -> errors.produce(new ValidationErrorBuildItem(refused)));
    }

    @BuildStep
    @Record(ExecutionTime.STATIC_INIT)
    SyntheticBeanBuildItem blueprint(PortcullisRecorder recorder, RecorderContext context, McpPathBuildItem path,
            List<ToolBuildItem> tools) {
        List<ToolRecipe> recipes = new ArrayList<>();
        tools.stream().sorted(Comparator.comparing(item -> item.tool().descriptor().name()))
                .forEach(item -> recipes.add(recipe(item, context)));
        return SyntheticBeanBuildItem.configure(Blueprint.class).scope(Singleton.class)
                .runtimeValue(recorder.blueprint(path.path(), recipes)).done();
    }

    @BuildStep
    void databound(List<ToolBuildItem> tools, BuildProducer<ReflectiveHierarchyBuildItem> hierarchies) {
        for (ToolBuildItem item : tools) {
            MethodInfo method = item.tool().method();
            method.parameterTypes().forEach(type -> hierarchies
                    .produce(ReflectiveHierarchyBuildItem.builder(type).source(item.tool().owner()).build()));
            hierarchies.produce(
                    ReflectiveHierarchyBuildItem.builder(method.returnType()).source(item.tool().owner()).build());
        }
    }

    private static ToolRecipe recipe(ToolBuildItem item, RecorderContext context) {
        ToolModel tool = item.tool();
        ClassDesc type = item.invoker().getClassDesc();
        RuntimeValue<Object> invoker = context.newInstance(type.packageName() + "." + type.displayName());
        return new ToolRecipe(tool.descriptor(), tool.access(), tool.limit(), new MethodRecipe(tool.owner(), invoker,
                tool.parameters(), tool.outcome().thread(), tool.outcome().result()));
    }
}
