package io.portcullis.deployment.wire;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import io.portcullis.api.Prompt;
import io.portcullis.api.RequiresRole;
import io.portcullis.api.Sensitive;
import io.portcullis.api.Tool;
import io.portcullis.api.ToolFailure;
import io.smallrye.mutiny.Uni;

/** Tools that get secrets, and are careless with them in every way there is. */
@RequiresRole("reader")
public class Vault {

    public enum Level {
        LOW,
        HIGH
    }

    public record Key(@Sensitive @Size(max = 40, message = "cannot be '${validatedValue}'") String text, String name,
            @Sensitive Map<String, String> parts, List<@Valid Key> more) {

        public Key(String text) {
            this(text, "n", Map.of(), List.of());
        }
    }

    @NotBoth
    public record Pair(@Sensitive String left, @Sensitive String right) {
    }

    @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
    @Constraint(validatedBy = Both.class)
    public @interface NotBoth {
        String message() default "has both: ${validatedValue}";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    public static class Both implements ConstraintValidator<NotBoth, Pair> {
        @Override
        public boolean isValid(Pair pair, ConstraintValidatorContext context) {
            return pair == null || pair.left() == null || pair.right() == null;
        }
    }

    public record Opened(@Sensitive String text, String name) {
    }

    @Tool
    public Opened open(@Valid Key key) {
        return new Opened(key.text(), key.name());
    }

    @Tool
    public void pair(@Valid Pair pair) {
    }

    @Tool
    public void pattern(@Sensitive @Pattern(regexp = "[a-z]*", message = "is ${validatedValue}") String text) {
    }

    @Tool
    public void typed(@Sensitive int number, @Sensitive Optional<Level> level) {
    }

    @Tool
    @Sensitive
    public String tell(@Sensitive String text) {
        return text;
    }

    @Tool
    public String refuse(@Sensitive String text) {
        throw new ToolFailure("Not " + text + "!");
    }

    @Tool
    public String fail(@Sensitive String text) {
        IllegalStateException failure = new IllegalStateException("outer " + text,
                new IllegalArgumentException("duplicate key (" + text + ")"));
        failure.addSuppressed(new RuntimeException("suppressed " + text));
        throw failure;
    }

    @Tool
    public Uni<String> failLater(@Sensitive String text) {
        return Uni.createFrom().failure(() -> new IllegalStateException("later " + text));
    }

    @Tool
    public String error(@Sensitive String text) {
        throw new AssertionError("error " + text);
    }

    @Prompt
    public String say(@Sensitive @Size(max = 20, message = "is ${validatedValue}") String text) {
        throw new IllegalStateException("prompt " + text);
    }
}
