package io.portcullis.deployment.schema;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;

import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.MemberScope;
import com.github.victools.jsonschema.module.jakarta.validation.JakartaValidationModule;
import com.github.victools.jsonschema.module.jakarta.validation.JakartaValidationOption;

/**
 * Constraints of Bean Validation in the words of JSON Schema. The library knows the words; here it is told where Bean
 * Validation finds constraints, and
 * what the two understand differently. What cannot be said exactly is left out: Bean Validation enforces it all the same.
 */
final class ConstraintModule extends JakartaValidationModule {

    ConstraintModule() {
        super(JakartaValidationOption.NOT_NULLABLE_FIELD_IS_REQUIRED, JakartaValidationOption.NOT_NULLABLE_METHOD_IS_REQUIRED,
                JakartaValidationOption.INCLUDE_PATTERN_EXPRESSIONS);
    }

    @Override
    protected <A extends Annotation> A getAnnotationFromFieldOrGetter(MemberScope<?, ?> member, Class<A> constraint,
            Function<A, Class<?>[]> groups) {
        return find(member, constraint).orElse(null);
    }

    private static <A extends Annotation> Optional<A> find(MemberScope<?, ?> member, Class<A> constraint) {
        return Constraints.find(places(member).flatMap(place -> annotations(member, place)), constraint);
    }

    /** A field and its getter are one property. */
    private static Stream<AnnotatedElement> places(MemberScope<?, ?> member) {
        Stream<AnnotatedElement> itself = Stream.of((AnnotatedElement) member.getRawMember());
        if (member instanceof FieldScope field && field.findGetter() != null) {
            return Stream.concat(itself, Stream.of(field.findGetter().getRawMember()));
        }
        return itself;
    }

    private static Stream<Annotation> annotations(MemberScope<?, ?> member, AnnotatedElement place) {
        if (!member.isFakeContainerItemScope()) {
            Annotation[] ofValue = isOptional(member) ? typeArgument(place, 0) : new Annotation[0];
            return Stream.concat(Arrays.stream(place.getAnnotations()), Arrays.stream(ofValue));
        }
        // The items of an optional collection are one level too deep to be told from the collection.
        return isOptional(member) ? Stream.empty()
                : Arrays.stream(typeArgument(place, member.getDeclaredType().isInstanceOf(Map.class) ? 1 : 0));
    }

    private static boolean isOptional(MemberScope<?, ?> member) {
        return member.getDeclaredType() != null && member.getDeclaredType().getErasedType() == Optional.class;
    }

    private static Annotation[] typeArgument(AnnotatedElement place, int index) {
        AnnotatedType type = place instanceof Field field ? field.getAnnotatedType()
                : ((Method) place).getAnnotatedReturnType();
        return type instanceof AnnotatedParameterizedType parameterized
                && parameterized.getAnnotatedActualTypeArguments().length > index
                        ? parameterized.getAnnotatedActualTypeArguments()[index].getAnnotations()
                        : new Annotation[0];
    }

    /** Bean Validation matches the whole text, JSON Schema finds anywhere in it. */
    @Override
    protected String resolveStringPattern(MemberScope<?, ?> member) {
        String regex = super.resolveStringPattern(member);
        if (regex == null) {
            boolean text = member.getType().isInstanceOf(CharSequence.class);
            return text && find(member, NotBlank.class).isPresent() ? "\\S" : null;
        }
        boolean flags = find(member, Pattern.class).filter(pattern -> pattern.flags().length > 0).isPresent();
        return flags || !PortableRegex.isPortable(regex) ? null : "^(?:" + regex + ")$";
    }

    @Override
    protected BigDecimal resolveNumberExclusiveMinimum(MemberScope<?, ?> member) {
        BigDecimal minimum = super.resolveNumberExclusiveMinimum(member);
        return minimum != null ? minimum : tooManyDigits(member).map(BigDecimal::negate).orElse(null);
    }

    @Override
    protected BigDecimal resolveNumberExclusiveMaximum(MemberScope<?, ?> member) {
        BigDecimal maximum = super.resolveNumberExclusiveMaximum(member);
        return maximum != null ? maximum : tooManyDigits(member).orElse(null);
    }

    /** The fraction is not said: {@code multipleOf} is taken literally by validators that compute in binary. */
    private static Optional<BigDecimal> tooManyDigits(MemberScope<?, ?> member) {
        return find(member, Digits.class).filter(digits -> !member.getType().isInstanceOf(CharSequence.class))
                .map(digits -> BigDecimal.TEN.pow(digits.integer()));
    }
}
