package io.portcullis.protocol;

import java.util.List;
import java.util.Map;

import io.portcullis.api.Question;

/** Writes answers as one revision wants them. Every revision has one; nothing above knows how they differ. */
public interface Codec {

    /** The revision this codec writes. */
    Revision revision();

    /** The elements of a list. */
    Elements elements(List<? extends Descriptor> descriptors);

    /** A page of a list. */
    byte[] list(RequestId id, ListPage page);

    /** The result of a call. */
    byte[] result(RequestId id, Result result, Texts texts);

    /** A result, where nobody asks whether its texts had to be mended. */
    default byte[] result(RequestId id, Result result) {
        return result(id, result, texts());
    }

    /** What becomes of texts that are not ours, for one message. */
    Texts texts();

    /** A question by itself, as JSON. */
    byte[] asked(Question question, Texts texts);

    /** The answer to {@code server/discover} or {@code initialize}: who the server is and what it can do. */
    byte[] introduction(RequestId id, Offer offer, Caching caching);

    /** A result by itself, as JSON, to be told later. A revision with a handshake has none and throws. */
    default String detached(Result result) {
        throw new IllegalStateException("there are no tasks in " + revision().text());
    }

    /** Questions by their keys, as JSON, to be told later. A revision with a handshake has none and throws. */
    default String questions(Map<String, Question> questions) {
        throw new IllegalStateException("there are no tasks in " + revision().text());
    }

    /**
     * A request of the server's own (SR-01). A stateless revision has none and throws.
     *
     * @param id its id, as JSON
     */
    byte[] question(String id, Question question);
}
