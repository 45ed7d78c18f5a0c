package io.portcullis.deployment.scan;

import java.util.List;

import org.jboss.jandex.DotName;

import io.portcullis.deployment.check.Code;
import io.portcullis.deployment.check.Problems;
import io.quarkus.arc.processor.BeanInfo;

/** Finds beans with tools that a producer makes. Such an object is the author's own, and no interceptor stands before it. */
public final class ProducedTools {

    private final List<BeanInfo> producers;
    private final Problems problems;

    /** @param producers every producer of the application */
    public ProducedTools(List<BeanInfo> producers, Problems problems) {
        this.producers = producers;
        this.problems = problems;
    }

    /** Refuses every producer of the class that declares the tool. */
    public void check(ToolModel tool) {
        DotName owner = tool.method().declaringClass().name();
        for (BeanInfo producer : producers) {
            if (producer.getTypes().stream().anyMatch(type -> type.name().equals(owner))) {
                problems.add(Code.PC003, producer.getBeanClass() + "#" + member(producer),
                        "It makes a " + owner + ", whose tools would run without their guard.",
                        "let the container create the class, and inject what it needs");
            }
        }
    }

    private static String member(BeanInfo producer) {
        return producer.isProducerMethod() ? producer.getTarget().orElseThrow().asMethod().name()
                : producer.getTarget().orElseThrow().asField().name();
    }
}
