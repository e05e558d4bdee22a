package io.stampede.spec;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a field of the specification means and which values it takes.
 *
 * <p>The one place where meaning, unit and range are declared: the reader's messages, the JSON Schema and the
 * documentation all come from it. The type follows from the record component, the default from the record's
 * {@code defaults}. A component whose name ends in {@code Ppm} is written as a plain fraction under the name without
 * it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Field {

    /** What the field means, in one sentence without a full stop. */
    String about();

    /** The unit of a plain number, empty when it has none. */
    String unit() default "";

    /** The smallest number. */
    double min() default Double.NEGATIVE_INFINITY;

    /** The largest number. */
    double max() default Double.POSITIVE_INFINITY;

    /** Whether {@link #min} itself is refused. */
    boolean minOpen() default false;

    /** Whether {@link #max} itself is refused. */
    boolean maxOpen() default false;

    /** The fewest items of a list. */
    int minItems() default 0;

    /** The most items of a list or map. */
    int maxItems() default 1000;

    /** The shortest duration, empty when there is none. */
    String from() default "";

    /** The longest duration, empty when there is none. */
    String to() default "";

    /** The only values the model knows, as written in YAML; empty when a range says it. */
    String[] allowed() default {};

    /** The only values this version simulates, as written in YAML; empty when it simulates all of them. */
    String[] supported() default {};

    /** Further words of the model that this version does not simulate. */
    String[] unsupported() default {};

    /** The word that stands for an absent value of an optional component. */
    String absent() default "OFF";

    /** Whether the field has no default. */
    boolean required() default false;
}
