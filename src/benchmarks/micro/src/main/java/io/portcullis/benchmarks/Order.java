package io.portcullis.benchmarks;

import java.math.BigDecimal;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;

/** A value with a list in it, as a tool may take or return one. */
public record Order(@NotBlank String customer, boolean urgent, @NotEmpty List<@Valid Line> lines) {

    /** One of its elements. */
    public record Line(@NotBlank String article, @Min(1) int count, BigDecimal price) {
    }
}
