package io.stampede.node.serialization;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.serialization.SerializationExtension;

/** How many messages of each type an actor system has written as bytes and read from them. */
public final class WireTraffic {
    private final Map<Class<?>, LongAdder> written = new ConcurrentHashMap<>();
    private final Map<Class<?>, LongAdder> read = new ConcurrentHashMap<>();

    WireTraffic() {}

    /** The traffic of a system whose configuration has our serializer. */
    public static WireTraffic of(ActorSystem<?> system) {
        return ((StampedeSerializer) SerializationExtension.get(system.classicSystem())
                        .serializerByIdentity()
                        .apply(StampedeSerializer.IDENTIFIER))
                .traffic();
    }

    /** Messages of a type written so far. */
    public long written(Class<?> type) {
        return count(written, type);
    }

    /** Messages of a type read so far. */
    public long read(Class<?> type) {
        return count(read, type);
    }

    /** Written messages by simple type name, ascending. */
    public Map<String, Long> writtenByName() {
        Map<String, Long> counts = new TreeMap<>();
        written.forEach((type, count) -> counts.put(type.getSimpleName(), count.sum()));
        return counts;
    }

    void countWritten(Class<?> type) {
        written.computeIfAbsent(type, key -> new LongAdder()).increment();
    }

    void countRead(Class<?> type) {
        read.computeIfAbsent(type, key -> new LongAdder()).increment();
    }

    private static long count(Map<Class<?>, LongAdder> counts, Class<?> type) {
        LongAdder count = counts.get(type);
        return count == null ? 0 : count.sum();
    }
}
