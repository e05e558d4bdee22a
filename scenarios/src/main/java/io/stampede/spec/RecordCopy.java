package io.stampede.spec;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;

/** Reads, builds and copies records by the names of their components, so that a record of many needs no builder. */
final class RecordCopy {

    private RecordCopy() {}

    /**
     * A copy of the record with one component replaced.
     *
     * @throws IllegalArgumentException if there is no component of that name, or the value does not fit it
     */
    static <R extends Record> R with(R original, String component, Object value) {
        @SuppressWarnings("unchecked") // The class of a value is a class of its type.
        Class<R> type = (Class<R>) original.getClass();
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        boolean found = false;
        for (int position = 0; position < components.length; position++) {
            boolean replaced = components[position].getName().equals(component);
            values[position] = replaced ? value : read(original, components[position]);
            found |= replaced;
        }
        if (!found) {
            throw new IllegalArgumentException(type.getSimpleName() + " has no component " + component);
        }
        return create(type, values);
    }

    /** The value of a component. */
    static Object read(Record owner, RecordComponent component) {
        try {
            return component.getAccessor().invoke(owner);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }

    /** A record of the given components, in their order. */
    static <R extends Record> R create(Class<R> type, Object[] values) {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            Constructor<R> constructor = type.getDeclaredConstructor(types);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("cannot create " + type, e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no constructor of " + type, e);
        }
    }
}
