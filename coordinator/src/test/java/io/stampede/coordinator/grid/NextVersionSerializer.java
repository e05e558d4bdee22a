package io.stampede.coordinator.grid;

import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import io.stampede.node.serialization.StampedeSerializer;
import java.io.NotSerializableException;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.serialization.SerializerWithStringManifest;

/**
 * The wire of the release after this one, in which every message has one more optional component.
 *
 * <p>It writes what that release would write: the component has a number no release uses, and a reader of this release
 * must skip it. It reads what this release writes, where the component is missing.
 */
public final class NextVersionSerializer extends SerializerWithStringManifest {
    private static final int NEW_TAG = 99;
    private static final byte[] NEW_VALUE = {'n', 'e', 'w'};

    private final StampedeSerializer thisVersion;

    /** Called by Pekko. */
    public NextVersionSerializer(ExtendedActorSystem system) {
        thisVersion = new StampedeSerializer(system);
    }

    @Override
    public int identifier() {
        return thisVersion.identifier();
    }

    @Override
    public String manifest(Object message) {
        return thisVersion.manifest(message);
    }

    @Override
    public byte[] toBinary(Object message) {
        byte[] bytes = thisVersion.toBinary(message);
        Input in = new Input(bytes);
        int components = in.readVarInt(true);
        Output out = new Output(bytes.length + 16, -1);
        out.writeVarInt(components + 1, true);
        out.writeBytes(bytes, in.position(), bytes.length - in.position());
        out.writeVarInt(NEW_TAG, true);
        out.writeVarInt(NEW_VALUE.length, true);
        out.writeBytes(NEW_VALUE);
        return out.toBytes();
    }

    @Override
    public Object fromBinary(byte[] bytes, String manifest) throws NotSerializableException {
        return thisVersion.fromBinary(bytes, manifest);
    }
}
