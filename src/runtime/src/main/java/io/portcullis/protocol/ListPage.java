package io.portcullis.protocol;

import io.portcullis.api.Feature;

/**
 * A page of a list.
 *
 * @param feature what is listed
 * @param elements the elements, as a codec of the same revision wrote them
 * @param nextCursor leads to the next page; empty on the last
 * @param caching how long the page holds
 */
public record ListPage(Feature feature, Elements elements, String nextCursor, Caching caching) {
}
