package io.stampede.node.serialization;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/**
 * What a record component on the wire may be, and its bytes.
 *
 * <p>Nothing else is allowed, collections least: every type here is bounded by its component's length.
 */
enum ComponentType {
    /** Signed, in one to five bytes. */
    INT {
        @Override
        void write(Kryo kryo, Output out, Object value) {
            out.writeVarInt((Integer) value, false);
        }

        @Override
        Object read(Kryo kryo, Input in, Class<?> type) {
            return in.readVarInt(false);
        }

        @Override
        Object defaultValue() {
            return 0;
        }
    },
    /** Signed, in one to nine bytes. */
    LONG {
        @Override
        void write(Kryo kryo, Output out, Object value) {
            out.writeVarLong((Long) value, false);
        }

        @Override
        Object read(Kryo kryo, Input in, Class<?> type) {
            return in.readVarLong(false);
        }

        @Override
        Object defaultValue() {
            return 0L;
        }
    },
    /** UTF-8; its size is that of the component. */
    STRING {
        @Override
        void write(Kryo kryo, Output out, Object value) {
            out.writeBytes(((String) value).getBytes(StandardCharsets.UTF_8));
        }

        @Override
        Object read(Kryo kryo, Input in, Class<?> type) {
            return new String(in.readBytes(in.limit() - in.position()), StandardCharsets.UTF_8);
        }

        @Override
        Object defaultValue() {
            return "";
        }
    },
    /** As they are; their size is that of the component. */
    BYTES {
        @Override
        void write(Kryo kryo, Output out, Object value) {
            out.writeBytes((byte[]) value);
        }

        @Override
        Object read(Kryo kryo, Input in, Class<?> type) {
            return in.readBytes(in.limit() - in.position());
        }

        @Override
        Object defaultValue() {
            return new byte[0];
        }
    },
    /** A registered record, or a reference to an actor: as Kryo writes it; there is no default. */
    REGISTERED {
        @Override
        void write(Kryo kryo, Output out, Object value) {
            kryo.writeObject(out, value);
        }

        @Override
        Object read(Kryo kryo, Input in, Class<?> type) {
            return kryo.readObject(in, type);
        }

        @Override
        @Nullable
        Object defaultValue() {
            return null;
        }
    };

    /** The type of a declared component. */
    static ComponentType of(RecordComponent declared) {
        Class<?> type = declared.getType();
        if (type == int.class) {
            return INT;
        } else if (type == long.class) {
            return LONG;
        } else if (type == String.class) {
            return STRING;
        } else if (type == byte[].class) {
            return BYTES;
        } else if (type.isRecord() || type == ActorRef.class) {
            return REGISTERED;
        }
        throw new IllegalArgumentException(
                declared + " of " + declared.getDeclaringRecord() + " cannot be on the wire");
    }

    abstract void write(Kryo kryo, Output out, Object value);

    abstract Object read(Kryo kryo, Input in, Class<?> type);

    /** What a sender that does not know the component means; null if it cannot be left out. */
    abstract @Nullable Object defaultValue();
}
