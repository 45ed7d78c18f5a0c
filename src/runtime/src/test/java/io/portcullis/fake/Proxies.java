package io.portcullis.fake;

import java.lang.reflect.Proxy;
import java.util.function.Function;

/** Stands in for interfaces of others of which one method is called. */
public final class Proxies {

    private Proxies() {
    }

    /** Answers every call alike. */
    public static <T> T answering(Class<T> type, Object answer) {
        return of(type, arguments -> answer);
    }

    /** Answers every call, whatever its name, by its arguments. */
    public static <T> T of(Class<T> type, Function<Object[], Object> answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type },
                (self, method, arguments) -> answers.apply(arguments)));
    }
}
