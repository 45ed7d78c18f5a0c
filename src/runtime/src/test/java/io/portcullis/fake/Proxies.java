package io.portcullis.fake;

import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.function.Supplier;

/** Makes an object of an interface that answers a few of its methods, by name, and fails loudly at every other. */
public final class Proxies {

    private Proxies() {
    }

    public static <T> T of(Class<T> type, Map<String, Supplier<?>> answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, (self, method, arguments) -> {
            Supplier<?> answer = answers.get(method.getName());
            if (answer == null) {
                throw new AssertionError("not expected to be called: " + method);
            }
            return answer.get();
        }));
    }
}
