package io.stampede.node.serialization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.io.Output;
import io.stampede.node.protocol.Tag;
import java.lang.invoke.MethodHandles;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaggedRecordSerializerTest {
    private record Inner(@Tag(1) int number) {}

    private record Older(
            @Tag(1) String batch,
            @Tag(2) long block,
            @Tag(4) Inner inner) {}

    /** Components added at the front, the middle and the end; one renamed; order changed. */
    private record Newer(
            @Tag(5) long added,
            @Tag(4) Inner innerRenamed,
            @Tag(1) String batch,
            @Tag(3) String note,
            @Tag(2) long block,
            @Tag(6) byte[] bytes) {}

    private record Untagged(@Tag(1) int one, int two) {}

    private record Doubled(@Tag(1) int one, @Tag(1) int two) {}

    private record WithList(@Tag(1) List<String> names) {}

    private static <T extends Record> Kryo kryo(Class<T> type) {
        Kryo kryo = new Kryo();
        kryo.setRegistrationRequired(true);
        kryo.setReferences(false);
        kryo.register(Inner.class, new TaggedRecordSerializer<>(Inner.class, MethodHandles.lookup()), 29);
        kryo.register(type, new TaggedRecordSerializer<>(type, MethodHandles.lookup()), 30);
        return kryo;
    }

    private static <T extends Record> byte[] write(Class<T> type, T value) {
        Output out = new Output(16, 1024);
        kryo(type).writeObject(out, value);
        return out.toBytes();
    }

    private static <T extends Record> T read(Class<T> type, byte[] bytes) {
        return kryo(type).readObject(new BoundedInput(bytes), type);
    }

    @Test
    void anOlderReaderSkipsWhatItDoesNotKnow() {
        byte[] bytes = write(Newer.class, new Newer(9, new Inner(-5), "b", "note", 7, new byte[] {1}));
        assertThat(read(Older.class, bytes)).isEqualTo(new Older("b", 7, new Inner(-5)));
    }

    @Test
    void aNewerReaderTakesDefaultsForWhatIsMissing() {
        Newer newer = read(Newer.class, write(Older.class, new Older("b", 7, new Inner(-5))));
        assertThat(newer.batch()).isEqualTo("b");
        assertThat(newer.block()).isEqualTo(7);
        assertThat(newer.innerRenamed()).isEqualTo(new Inner(-5));
        assertThat(newer.added()).isZero();
        assertThat(newer.note()).isEmpty();
        assertThat(newer.bytes()).isEmpty();
    }

    @Test
    void aMissingRecordHasNoDefaultAndIsRefused() {
        assertThatThrownBy(() -> read(Older.class, new byte[] {0}))
                .isInstanceOf(KryoException.class)
                .hasMessageContaining("component 4");
    }

    @Test
    void tagsOutOfOrderAndValuesWithARestAreRefused() {
        assertThatThrownBy(() -> read(Inner.class, new byte[] {2, 1, 1, 2, 1, 1, 2}))
                .isInstanceOf(KryoException.class);
        assertThatThrownBy(() -> read(Inner.class, new byte[] {1, 1, 2, 2, 2})).isInstanceOf(KryoException.class);
        assertThat(read(Inner.class, new byte[] {1, 1, 1, 2})).isEqualTo(new Inner(1));
    }

    @Test
    void recordsThatCannotEvolveOrBeBoundedAreRefused() {
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        assertThatThrownBy(() -> new TaggedRecordSerializer<>(Untagged.class, lookup))
                .hasMessageContaining("no @Tag");
        assertThatThrownBy(() -> new TaggedRecordSerializer<>(Doubled.class, lookup))
                .hasMessageContaining("twice");
        assertThatThrownBy(() -> new TaggedRecordSerializer<>(WithList.class, lookup))
                .hasMessageContaining("cannot be on the wire");
    }
}
