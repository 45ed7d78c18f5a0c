package io.portcullis.attack.soak;

/** What a client does, once from beginning to end. It fails when what came back is not what has to. */
@FunctionalInterface
public interface Act {

    void play() throws Exception;
}
