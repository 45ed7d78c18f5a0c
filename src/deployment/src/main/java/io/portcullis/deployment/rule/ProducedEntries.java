package io.portcullis.deployment.rule;

import java.util.List;

import org.jboss.jandex.DotName;
import org.jboss.jandex.MethodInfo;

import io.portcullis.deployment.check.Code;
import io.portcullis.deployment.check.Problems;
import io.quarkus.arc.processor.BeanInfo;

/** Finds beans with entries that a producer makes. Such an object is the author's own, and no interceptor stands before it. */
public final class ProducedEntries {

    private final List<BeanInfo> producers;
    private final Problems problems;

    /** @param producers every producer of the application */
    public ProducedEntries(List<BeanInfo> producers, Problems problems) {
        this.producers = producers;
        this.problems = problems;
    }

    /** Refuses every producer of the class that declares the entry. */
    public void check(MethodInfo entry) {
        DotName owner = entry.declaringClass().name();
        for (BeanInfo producer : producers) {
            if (producer.getTypes().stream().anyMatch(type -> type.name().equals(owner))) {
                problems.add(Code.PC003, producer.getBeanClass() + "#" + member(producer),
                        "It makes a " + owner + ", whose entries would run without their guard.",
                        "let the container create the class, and inject what it needs");
            }
        }
    }

    private static String member(BeanInfo producer) {
        return producer.isProducerMethod() ? producer.getTarget().orElseThrow().asMethod().name()
                : producer.getTarget().orElseThrow().asField().name();
    }
}
