package io.portcullis.deployment.scan;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;

import io.portcullis.boot.LimitRecipe;
import io.portcullis.catalog.AccessRule;
import io.portcullis.catalog.Parameter;
import io.portcullis.config.BuildConfig;
import io.portcullis.deployment.check.Code;
import io.portcullis.deployment.check.Problems;
import io.portcullis.deployment.scan.ToolModel.Outcome;
import io.portcullis.protocol.ToolDescriptor;
import io.portcullis.protocol.ToolDescriptor.Hints;

/** Finds every tool of the application and checks it. */
public final class ToolScan {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,128}"); // T-04

    private final IndexView index;
    private final Problems problems;
    private final AccessScan access;
    private final LimitScan limits;
    private final ParameterScan parameters;
    private final ResultScan results;
    private final ValidScan valid;
    private final HashScan hashes;
    private final Overrides overrides;

    public ToolScan(IndexView index, BuildConfig config, Problems problems) {
        this.index = index;
        this.problems = problems;
        this.access = new AccessScan(problems, config.access().defaultRule());
        this.limits = new LimitScan(problems);
        this.parameters = new ParameterScan(problems);
        this.results = new ResultScan(problems, index);
        this.valid = new ValidScan(index, problems);
        this.hashes = new HashScan(index, problems);
        this.overrides = new Overrides(index, problems);
    }

    /** The tools, sorted by name. Complete only when no problem was added. */
    public List<ToolModel> tools() {
        Map<String, MethodInfo> byName = new HashMap<>();
        List<ToolModel> tools = new ArrayList<>();
        for (AnnotationInstance annotation : index.getAnnotations(Names.TOOL)) {
            boolean written = annotation.target().kind() == AnnotationTarget.Kind.METHOD
                    && !annotation.target().asMethod().isSynthetic(); // the compiler copies annotations to its bridges
            if (written) {
                MethodInfo method = annotation.target().asMethod();
                unique(byName, method, nameOf(method));
                tool(method, annotation).ifPresent(tools::add);
            }
        }
        new StrayRules(index, problems).check();
        tools.sort(Comparator.comparing(tool -> tool.descriptor().name()));
        return tools;
    }

    /** The name of the tool behind a method. */
    public static String nameOf(MethodInfo method) {
        String given = text(method.declaredAnnotation(Names.TOOL), "name");
        return given.isEmpty() ? method.name() : given;
    }

    private Optional<ToolModel> tool(MethodInfo method, AnnotationInstance annotation) {
        int before = problems.count();
        guardable(method);
        overrides.check(method);
        Optional<AccessRule> rule = access.ruleOf(method);
        Optional<LimitRecipe> limit = limits.limitOf(method);
        List<Parameter> found = parameters.parametersOf(method);
        valid.check(method);
        hashes.check(method);
        Outcome outcome = results.outcomeOf(method);
        if (problems.count() > before || rule.isEmpty()) {
            return Optional.empty();
        }
        Schemas schemas = new Schemas(method, problems);
        ToolDescriptor descriptor = new ToolDescriptor(nameOf(method), text(annotation, "title"),
                text(annotation, "description"),
                schemas.input(found), schemas.output(outcome.result()), hints(annotation));
        return Optional.of(new ToolModel(method, descriptor, rule.get(), limit.orElse(null), found, outcome));
    }

    private void unique(Map<String, MethodInfo> byName, MethodInfo method, String name) {
        if (!NAME.matcher(name).matches()) {
            problems.add(Code.PC004, Place.of(method), "\"" + name + "\" is not a name for a tool.",
                    "use 1 to 128 characters of A-Z a-z 0-9 _ - .");
        }
        MethodInfo other = byName.putIfAbsent(name, method);
        if (other != null) {
            problems.add(Code.PC005, Place.of(method), "The name \"" + name + "\" is taken by " + Place.of(other) + ".",
                    "give one of them another @Tool(name = \"...\")");
        }
    }

    private void guardable(MethodInfo method) {
        short flags = method.flags();
        if (Modifier.isPrivate(flags) || Modifier.isStatic(flags) || Modifier.isFinal(flags)) {
            problems.add(Code.PC002, Place.of(method),
                    "A private, static or final method runs past every interceptor, so its guard would be skipped.",
                    "remove private, static and final from the method");
        }
        if (method.declaringClass().isAbstract() || method.declaringClass().isInterface()) {
            problems.add(Code.PC003, Place.of(method), "A tool has to be declared on the bean class itself.",
                    "move the method to the class that implements it");
        }
    }

    private static Hints hints(AnnotationInstance annotation) {
        boolean readOnly = flag(annotation, "readOnly", false);
        return new Hints(readOnly, !readOnly && flag(annotation, "destructive", true), flag(annotation, "idempotent", false),
                flag(annotation, "openWorld", true));
    }

    private static boolean flag(AnnotationInstance annotation, String member, boolean byDefault) {
        return annotation.value(member) == null ? byDefault : annotation.value(member).asBoolean();
    }

    private static String text(AnnotationInstance annotation, String member) {
        return annotation.value(member) == null ? "" : annotation.value(member).asString();
    }
}
