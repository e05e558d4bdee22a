package io.stampede.node.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stampede.node.protocol.SlotProtocol.BlockResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PartsTest {
    private static byte[] noise(int bytes, long seed) {
        byte[] content = new byte[bytes];
        new Random(seed).nextBytes(content);
        return content;
    }

    @Test
    void contentsOfAllSizesComeBackFromShuffledAndRepeatedParts() {
        PartAssembler assembler = new PartAssembler(1 << 20);
        for (int bytes : new int[] {0, 1, Parts.PART_BYTES - 1, Parts.PART_BYTES, Parts.PART_BYTES + 1, 500_000}) {
            byte[] content = noise(bytes, bytes);
            List<Part> parts = new ArrayList<>(Parts.cut(content));
            Collections.shuffle(parts, new Random(3));
            Part last = parts.remove(parts.size() - 1);
            for (Part part : parts) {
                assertThat(assembler.add(part)).isEmpty();
                assertThat(assembler.add(part)).isEmpty();
            }
            assertThat(assembler.add(last))
                    .hasValueSatisfying(whole -> assertThat(whole.bytes()).isEqualTo(content));
        }
    }

    @Test
    void compressibleContentTakesOnePart() {
        assertThat(Parts.cut(new byte[1 << 20])).hasSize(1);
    }

    @Test
    void aPartOfAnotherContentStartsAnew() {
        PartAssembler assembler = new PartAssembler(1 << 20);
        List<Part> abandoned = Parts.cut(noise(100_000, 1));
        byte[] content = noise(100_000, 2);
        List<Part> parts = Parts.cut(content);
        assertThat(assembler.add(abandoned.get(0))).isEmpty();
        assertThat(assembler.add(parts.get(0))).isEmpty();
        assertThat(assembler.add(parts.get(1)))
                .hasValueSatisfying(whole -> assertThat(whole.bytes()).isEqualTo(content));
    }

    @Test
    void damagedPartsAreRefusedAndTheAssemblerGoesOn() {
        PartAssembler assembler = new PartAssembler(1 << 20);
        byte[] content = noise(1000, 4);
        Part good = Parts.cut(content).get(0);
        int refused = 0;
        for (int position = 0; position < good.bytes().length; position++) {
            byte[] bytes = good.bytes().clone();
            bytes[position] ^= 0x10;
            Part bad = new Part(0, 1, good.contentBytes(), good.contentSha256(), bytes);
            try {
                // Padding at the end of the compressed bytes means nothing: the content is whole, or refused.
                assertThat(assembler.add(bad))
                        .hasValueSatisfying(whole -> assertThat(whole.bytes()).isEqualTo(content));
            } catch (IllegalArgumentException e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(good.bytes().length - 8);
        assertThat(assembler.add(good))
                .hasValueSatisfying(whole -> assertThat(whole.bytes()).isEqualTo(content));
    }

    @Test
    void aDeclaredSizeThatIsWrongOrOverTheLimitIsRefused() {
        PartAssembler assembler = new PartAssembler(2_000);
        Part good = Parts.cut(noise(1000, 5)).get(0);
        for (int contentBytes : new int[] {999, 1001, 2001, Integer.MAX_VALUE}) {
            Part bad = new Part(0, 1, contentBytes, good.contentSha256(), good.bytes());
            assertThatThrownBy(() -> assembler.add(bad)).isInstanceOf(IllegalArgumentException.class);
        }
        Part manyParts = new Part(0, Integer.MAX_VALUE, 1000, good.contentSha256(), good.bytes());
        assertThatThrownBy(() -> assembler.add(manyParts)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void resultsOfManySlotsAreKeptApart() {
        ResultAssembler assembler = new ResultAssembler(2);
        byte[] one = noise(100_000, 6);
        byte[] other = noise(100_000, 7);
        List<Part> ones = Parts.cut(one);
        List<Part> others = Parts.cut(other);
        BlockAttempt block = new BlockAttempt(1, "batch", 0, 1);
        assertThat(assembler.add(new BlockResult("slot-0", block, 1, 5, ones.get(0), "node")))
                .isEmpty();
        assertThat(assembler.add(new BlockResult("slot-1", block, 1, 5, others.get(0), "node")))
                .isEmpty();
        Optional<ResultAssembler.WholeResult> whole =
                assembler.add(new BlockResult("slot-0", block, 1, 5, ones.get(1), "node"));
        assertThat(whole).hasValueSatisfying(result -> {
            assertThat(Compression.inflate(result.compressed(), result.contentBytes()))
                    .isEqualTo(one);
            assertThat(result.contentSha256()).isEqualTo(Parts.sha256(one));
        });
        assertThat(assembler.add(new BlockResult("slot-1", block, 1, 5, others.get(1), "node")))
                .isPresent();
    }
}
