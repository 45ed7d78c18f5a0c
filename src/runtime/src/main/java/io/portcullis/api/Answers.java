package io.portcullis.api;

import java.util.List;

/** The answers to several {@link Questions}, by the keys they were asked under. A key that was not asked is a mistake. */
public interface Answers {

    /** The answer to a form, or to the visit of a page. */
    FormAnswer form(String key);

    /** The answer of the client's model. */
    SamplingAnswer sampling(String key);

    /** The client's directories. */
    List<Root> roots(String key);
}
