package io.stampede.node.serialization;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorRefResolver;

/** A reference to an actor as its full address, in UTF-8. */
final class ActorRefSerializer extends Serializer<ActorRef<?>> {
    private final Supplier<ActorRefResolver> resolver;

    /** The resolver is asked for only when needed: serializers are made before the typed system is up. */
    ActorRefSerializer(Supplier<ActorRefResolver> resolver) {
        super(false, true);
        this.resolver = resolver;
    }

    @Override
    public void write(Kryo kryo, Output out, ActorRef<?> reference) {
        byte[] address = resolver.get().toSerializationFormat(reference).getBytes(StandardCharsets.UTF_8);
        out.writeVarInt(address.length, true);
        out.writeBytes(address);
    }

    @Override
    public ActorRef<?> read(Kryo kryo, Input in, Class<? extends ActorRef<?>> type) {
        byte[] address = in.readBytes(in.readVarInt(true));
        return resolver.get().resolveActorRef(new String(address, StandardCharsets.UTF_8));
    }
}
