package io.portcullis.testing.museum;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.inject.Singleton;

/** Remembers which methods really ran. */
@Singleton
public class Visits {

    private final List<String> ran = new CopyOnWriteArrayList<>();

    String of(String method) {
        ran.add(method);
        return method;
    }

    /** The methods that ran, in order. */
    public List<String> ran() {
        return List.copyOf(ran);
    }

    /** Forgets them. */
    public void forget() {
        ran.clear();
    }
}
