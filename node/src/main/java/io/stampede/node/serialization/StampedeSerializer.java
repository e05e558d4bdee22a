package io.stampede.node.serialization;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.io.ByteBufferOutput;
import com.esotericsoftware.kryo.io.Output;
import com.esotericsoftware.kryo.util.Pool;
import java.io.NotSerializableException;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.typed.ActorRefResolver;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.serialization.ByteBufferSerializer;
import org.apache.pekko.serialization.SerializerWithStringManifest;
import org.jspecify.annotations.Nullable;

/**
 * Kryo behind Pekko's interface of serializers.
 *
 * <p>The manifest is the fixed number of the message's class. Whatever bytes come, reading them ends in a message or in
 * {@link NotSerializableException}, at which Pekko drops the message and logs it; any other exception would make it
 * break the connection.
 */
public final class StampedeSerializer extends SerializerWithStringManifest implements ByteBufferSerializer {
    /** This serializer's number on the wire; Pekko's own are up to 40. */
    public static final int IDENTIFIER = 7_310_001;

    /** No message is larger; a frame of the transport is smaller still. */
    static final int MESSAGE_BYTES_MAX = 1024 * 1024;

    private static final int KRYOS_MAX = 64;

    private final ExtendedActorSystem system;
    private final WireTraffic traffic = new WireTraffic();
    private final Map<String, Class<? extends Record>> typesByManifest = new HashMap<>();
    private final Map<Class<?>, String> manifestsByType = new HashMap<>();
    private volatile @Nullable ActorRefResolver resolver;

    private final Pool<Kryo> pool = new Pool<>(true, true, KRYOS_MAX) {
        @Override
        protected Kryo create() {
            return StampedeKryoInitializer.create(StampedeSerializer.this::resolver);
        }
    };

    /** Called by Pekko, before the system is whole. */
    public StampedeSerializer(ExtendedActorSystem system) {
        this.system = system;
        StampedeKryoInitializer.registered().forEach((id, type) -> {
            typesByManifest.put(Integer.toString(id), type);
            manifestsByType.put(type, Integer.toString(id));
        });
    }

    /** What this serializer has written and read. */
    WireTraffic traffic() {
        return traffic;
    }

    @Override
    public int identifier() {
        return IDENTIFIER;
    }

    @Override
    public String manifest(Object message) {
        String manifest = manifestsByType.get(message.getClass());
        if (manifest == null) {
            throw new IllegalArgumentException(message.getClass() + " is not registered for the wire");
        }
        return manifest;
    }

    @Override
    public byte[] toBinary(Object message) {
        Output out = new Output(512, MESSAGE_BYTES_MAX);
        write(message, out);
        return out.toBytes();
    }

    @Override
    public void toBinary(Object message, ByteBuffer buffer) {
        try {
            write(message, new ByteBufferOutput(buffer));
        } catch (KryoException e) {
            // Pekko tells a message too large for its frame by this type alone.
            if (String.valueOf(e.getMessage()).contains("Buffer overflow")) {
                throw new BufferOverflowException();
            }
            throw e;
        }
    }

    @Override
    public Object fromBinary(byte[] bytes, String manifest) throws NotSerializableException {
        return read(bytes, manifest);
    }

    @Override
    public Object fromBinary(ByteBuffer buffer, String manifest) throws NotSerializableException {
        // One copy buys the bounds checks.
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return read(bytes, manifest);
    }

    private void write(Object message, Output out) {
        manifest(message);
        Kryo kryo = pool.obtain();
        try {
            kryo.writeObject(out, message);
        } finally {
            pool.free(kryo);
        }
        traffic.countWritten(message.getClass());
    }

    private Object read(byte[] bytes, String manifest) throws NotSerializableException {
        Class<? extends Record> type = typesByManifest.get(manifest);
        if (type == null) {
            throw new NotSerializableException("unknown manifest " + printable(manifest));
        }
        try {
            BoundedInput in = new BoundedInput(bytes);
            Object message = read(in, type);
            if (!in.end()) {
                throw new KryoException("trailing bytes");
            }
            traffic.countRead(type);
            return message;
        } catch (RuntimeException e) {
            NotSerializableException refused = new NotSerializableException("bad bytes for " + type.getSimpleName());
            refused.initCause(e);
            throw refused;
        }
    }

    /**
     * Reads one message. A Kryo that threw is used again: a new one for each bad message would let seven bytes cost 180
     * kB. (What an exception leaves dirty in 5.6.2 are its generics, which no serializer registered here uses.)
     */
    private Object read(BoundedInput in, Class<? extends Record> type) {
        Kryo kryo = pool.obtain();
        try {
            return kryo.readObject(in, type);
        } finally {
            pool.free(kryo);
        }
    }

    /** A manifest comes from outside: nothing of it may reach a log but a few harmless characters. */
    private static String printable(String manifest) {
        return manifest.substring(0, Math.min(16, manifest.length())).replaceAll("[^0-9A-Za-z.]", "?");
    }

    private ActorRefResolver resolver() {
        ActorRefResolver known = resolver;
        if (known == null) {
            known = ActorRefResolver.get(Adapter.toTyped(system));
            resolver = known;
        }
        return known;
    }
}
