package io.portcullis.limit;

import java.util.List;

import io.portcullis.spi.Draw;
import io.portcullis.spi.Drawn;

/**
 * A draw, and from whose buckets it was.
 *
 * @param draws what was to be taken
 * @param drawn what came of it
 * @param shared whether the buckets are those that several nodes share
 */
public record Drawing(List<Draw> draws, Drawn drawn, boolean shared) {
}
