package io.stampede.node.protocol;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The number of a record component on the wire.
 *
 * <p>A number is never used again and its component never changes its type; a new component must be able to start from
 * its type's default (zero, empty), because an older sender leaves it out. That is what lets two versions talk during a
 * rolling update.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Tag {
    /** The number, 1 or more, unique within its record. */
    int value();
}
