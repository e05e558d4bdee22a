package io.stampede.node.serialization;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import io.stampede.node.protocol.Tag;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes a record as its numbered components, so that two versions of it can talk.
 *
 * <p>Bytes: count of components, then for each, by ascending tag: tag, length, value. A reader skips the tags it does
 * not know and takes its type's default for those that are missing. (Kryo's own serializer of records writes components
 * by name without any mark: after a change it reads garbage and says nothing.)
 */
final class TaggedRecordSerializer<T extends Record> extends Serializer<T> {
    /** No record has more components, in any version. */
    private static final int COMPONENTS_MAX = 1024;

    private record Component(int tag, ComponentType type, Class<?> javaType, MethodHandle accessor, int index) {}

    private final Class<T> type;
    private final List<Component> components;
    private final MethodHandle constructor;

    /**
     * For one record type.
     *
     * @throws IllegalArgumentException if a component has no {@link Tag}, shares it, or has a type that cannot be
     * bounded
     */
    TaggedRecordSerializer(Class<T> type, MethodHandles.Lookup lookup) {
        super(false, true);
        this.type = type;
        RecordComponent[] declared = type.getRecordComponents();
        Class<?>[] types = new Class<?>[declared.length];
        List<Component> byTag = new ArrayList<>();
        try {
            for (int index = 0; index < declared.length; index++) {
                types[index] = declared[index].getType();
                byTag.add(component(declared[index], index, lookup));
            }
            constructor = lookup.findConstructor(type, MethodType.methodType(void.class, types))
                    .asSpreader(Object[].class, types.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("cannot reach " + type, e);
        }
        byTag.sort(Comparator.comparingInt(Component::tag));
        for (int index = 1; index < byTag.size(); index++) {
            if (byTag.get(index).tag() == byTag.get(index - 1).tag()) {
                throw new IllegalArgumentException(
                        type + " has tag " + byTag.get(index).tag() + " twice");
            }
        }
        components = List.copyOf(byTag);
    }

    private static Component component(RecordComponent declared, int index, MethodHandles.Lookup lookup)
            throws IllegalAccessException {
        Tag tag = declared.getAnnotation(Tag.class);
        if (tag == null || tag.value() < 1) {
            throw new IllegalArgumentException(declared + " of " + declared.getDeclaringRecord() + " has no @Tag");
        }
        MethodHandle accessor =
                lookup.unreflect(declared.getAccessor()).asType(MethodType.methodType(Object.class, Object.class));
        return new Component(tag.value(), ComponentType.of(declared), declared.getType(), accessor, index);
    }

    @Override
    public void write(Kryo kryo, Output out, T record) {
        out.writeVarInt(components.size(), true);
        for (Component component : components) {
            Output value = new Output(64, StampedeSerializer.MESSAGE_BYTES_MAX);
            component.type().write(kryo, value, valueOf(component, record));
            out.writeVarInt(component.tag(), true);
            out.writeVarInt(value.position(), true);
            out.writeBytes(value.getBuffer(), 0, value.position());
        }
    }

    @Override
    public T read(Kryo kryo, Input in, Class<? extends T> ignored) {
        @Nullable Object[] values = new @Nullable Object[components.size()];
        int count = in.readVarInt(true);
        if (count < 0 || count > COMPONENTS_MAX) {
            throw new KryoException(count + " components in " + type.getSimpleName());
        }
        int next = 0;
        int previousTag = 0;
        for (int read = 0; read < count; read++) {
            int tag = in.readVarInt(true);
            int length = in.readVarInt(true);
            if (tag <= previousTag || length < 0 || length > in.limit() - in.position()) {
                throw new KryoException("component " + tag + " of " + length + " bytes in " + type.getSimpleName());
            }
            previousTag = tag;
            while (next < components.size() && components.get(next).tag() < tag) {
                next++;
            }
            if (next < components.size() && components.get(next).tag() == tag) {
                Component component = components.get(next);
                values[component.index()] = readValue(kryo, in, length, component);
            } else {
                in.setPosition(in.position() + length);
            }
        }
        return construct(withDefaults(values));
    }

    /**
     * Reads within the component's own length: a value that claims more is an error, and so is one that claims less.
     */
    private Object readValue(Kryo kryo, Input in, int length, Component component) {
        int outerLimit = in.limit();
        int end = in.position() + length;
        in.setLimit(end);
        Object value = component.type().read(kryo, in, component.javaType());
        if (in.position() != end) {
            throw new KryoException("component " + component.tag() + " of " + type.getSimpleName() + " has a rest");
        }
        in.setLimit(outerLimit);
        return value;
    }

    private Object[] withDefaults(@Nullable Object[] values) {
        Object[] complete = new Object[values.length];
        for (Component component : components) {
            Object value = values[component.index()];
            if (value == null) {
                value = component.type().defaultValue();
            }
            if (value == null) {
                throw new KryoException("component " + component.tag() + " of " + type.getSimpleName() + " is missing");
            }
            complete[component.index()] = value;
        }
        return complete;
    }

    private Object valueOf(Component component, T record) {
        try {
            return (Object) component.accessor().invokeExact((Object) record);
        } catch (Throwable e) {
            throw new KryoException("cannot read component " + component.tag() + " of " + type.getSimpleName(), e);
        }
    }

    private T construct(Object[] values) {
        try {
            return type.cast((Object) constructor.invokeExact(values));
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new KryoException("cannot make " + type.getSimpleName(), e);
        }
    }
}
