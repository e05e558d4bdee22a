package io.stampede.node.serialization;

import com.esotericsoftware.kryo.Kryo;
import io.stampede.node.protocol.BatchProtocol;
import io.stampede.node.protocol.BlockAttempt;
import io.stampede.node.protocol.Part;
import io.stampede.node.protocol.SlotProtocol;
import java.lang.invoke.MethodHandles;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorRefResolver;

/**
 * Every class on the wire, with its fixed number.
 *
 * <p>A number is part of the wire's contract: never changed, never used again. Those up to 8 are Kryo's own. Nothing
 * else can be written or read: registration is required.
 */
public final class StampedeKryoInitializer {
    private static final int ACTOR_REF_ID = 20;
    private static final int ACTOR_REF_ADAPTER_ID = 21;

    private static final Map<Integer, Class<? extends Record>> RECORDS = records();

    private StampedeKryoInitializer() {}

    private static Map<Integer, Class<? extends Record>> records() {
        Map<Integer, Class<? extends Record>> records = new TreeMap<>();
        records.put(30, BlockAttempt.class);
        records.put(31, Part.class);
        records.put(100, SlotProtocol.RunBlock.class);
        records.put(101, SlotProtocol.Stored.class);
        records.put(102, SlotProtocol.Abandon.class);
        records.put(103, SlotProtocol.Cancel.class);
        records.put(104, SlotProtocol.Leave.class);
        records.put(120, SlotProtocol.SpecificationRequest.class);
        records.put(121, SlotProtocol.SpecificationReply.class);
        records.put(122, SlotProtocol.BlockProgress.class);
        records.put(123, SlotProtocol.BlockResult.class);
        records.put(124, SlotProtocol.BlockFailed.class);
        records.put(125, SlotProtocol.Busy.class);
        records.put(126, SlotProtocol.Abandoned.class);
        records.put(140, BatchProtocol.SubmitBatch.class);
        records.put(141, BatchProtocol.CancelBatch.class);
        records.put(142, BatchProtocol.BatchTaken.class);
        records.put(143, BatchProtocol.BatchRefused.class);
        records.put(144, BatchProtocol.MakeSurvey.class);
        records.put(145, BatchProtocol.SurveyMade.class);
        return Collections.unmodifiableMap(records);
    }

    /** The records on the wire by number, ascending. */
    public static Map<Integer, Class<? extends Record>> registered() {
        return RECORDS;
    }

    /** A Kryo that knows exactly the classes on the wire. */
    static Kryo create(Supplier<ActorRefResolver> resolver) {
        Kryo kryo = new Kryo();
        kryo.setRegistrationRequired(true);
        // No message shares or repeats a part, and references would let bytes make cycles.
        kryo.setReferences(false);
        kryo.setMaxDepth(16);
        ActorRefSerializer actorRefs = new ActorRefSerializer(resolver);
        kryo.register(ActorRef.class, actorRefs, ACTOR_REF_ID);
        // Kryo looks a serializer up by the class of the object, which is Pekko's only implementation.
        kryo.register(actorRefAdapter(), actorRefs, ACTOR_REF_ADAPTER_ID);
        RECORDS.forEach((id, type) -> register(kryo, id, type));
        return kryo;
    }

    private static <T extends Record> void register(Kryo kryo, int id, Class<T> type) {
        kryo.register(type, new TaggedRecordSerializer<>(type, MethodHandles.publicLookup()), id);
    }

    private static Class<?> actorRefAdapter() {
        try {
            return Class.forName("org.apache.pekko.actor.typed.internal.adapter.ActorRefAdapter");
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("this version of Pekko has other actor references", e);
        }
    }
}
