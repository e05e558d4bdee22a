package io.stampede.node.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CompressionTest {
    private static byte[] noise(int bytes) {
        byte[] content = new byte[bytes];
        new Random(bytes).nextBytes(content);
        return content;
    }

    @Test
    void contentsComeBack() {
        for (int bytes : new int[] {0, 1, 8191, 8192, 8193, 100_000}) {
            byte[] content = noise(bytes);
            assertThat(Compression.inflate(Compression.deflate(content), bytes)).isEqualTo(content);
        }
    }

    /** Stores and nodes of other versions hold and send these: no header and no checksum around the deflated bytes. */
    @Test
    void readsRawDeflateAsEveryZlibWroteIt() {
        byte[] content = "stampede, stampede, stampede".getBytes(StandardCharsets.UTF_8);
        assertThat(Compression.inflate(HexFormat.of().parseHex("2b2e49cc2d484d49d55128c6600100"), content.length))
                .isEqualTo(content);
        // A block that is stored as it is: the same from every encoder.
        assertThat(Compression.inflate(HexFormat.of().parseHex("010300fcff616263"), 3))
                .isEqualTo("abc".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void anotherLengthThanTheContentsIsRefused() {
        byte[] compressed = Compression.deflate(noise(1000));
        for (int bytes : new int[] {0, 999, 1001}) {
            assertThatThrownBy(() -> Compression.inflate(compressed, bytes))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(Integer.toString(bytes));
        }
    }

    @Test
    void bytesThatEndTooSoonOrAreNoDeflateAreRefused() {
        byte[] compressed = Compression.deflate(noise(1000));
        byte[] cut = Arrays.copyOf(compressed, compressed.length - 3);
        assertThatThrownBy(() -> Compression.inflate(cut, 1000)).isInstanceOf(IllegalArgumentException.class);
        byte[] reserved = {7, 7, 7};
        assertThatThrownBy(() -> Compression.inflate(reserved, 3)).isInstanceOf(IllegalArgumentException.class);
    }
}
