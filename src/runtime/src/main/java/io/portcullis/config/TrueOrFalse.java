package io.portcullis.config;

import org.eclipse.microprofile.config.spi.Converter;

/** Reads a switch strictly: what is mistyped is an error, where the usual way would take it for {@code false}. */
public final class TrueOrFalse implements Converter<Boolean> {

    private static final long serialVersionUID = 1L;

    @Override
    public Boolean convert(String value) {
        return switch (value.strip()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("must be true or false");
        };
    }
}
