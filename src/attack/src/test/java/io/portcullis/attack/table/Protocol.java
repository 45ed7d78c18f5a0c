package io.portcullis.attack.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives each attack its {@link Tries}, and keeps what came of it until the table is written. */
final class Protocol implements ParameterResolver, AfterEachCallback {

    private static final List<Row> ROWS = Collections.synchronizedList(new ArrayList<>());
    private static final Namespace HERE = Namespace.create(Protocol.class);

    /** The attacks of this run that have held so far. */
    static List<Row> rows() {
        return List.copyOf(ROWS);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == Tries.class;
    }

    @Override
    public Tries resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return triesOf(test);
    }

    @Override
    public void afterEach(ExtensionContext test) {
        if (test.getExecutionException().isPresent()) {
            return;
        }
        Tries tries = triesOf(test);
        if (tries.count() == 0) {
            throw new AssertionError("an attack that tried nothing");
        }
        Attack attack = test.getRequiredTestMethod().getAnnotation(Attack.class);
        ROWS.add(Row.of(test.getParent().orElseThrow().getDisplayName(), attack, tries));
    }

    private static Tries triesOf(ExtensionContext test) {
        return test.getStore(HERE).getOrComputeIfAbsent(test.getUniqueId(), id -> new Tries(), Tries.class);
    }
}
