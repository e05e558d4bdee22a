package io.stampede.coordinator.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import io.stampede.coordinator.store.BlockPlan;
import java.util.OptionalInt;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlockSizingTest {
    private static final BlockSizing SIZING = new BlockSizing(256L << 20);
    private static final IntToLongFunction THREE_THOUSAND_TRADERS = lanes -> lanes * 3_000L * 200;

    @ParameterizedTest
    @CsvSource({
        "1000000, 256",
        "4096, 256",
        "3840, 128",
        "2000, 128",
        "1000, 64",
        "200, 64",
        "192, 32",
        "100, 32",
        "90, 16",
        "10, 10",
        "1, 1"
    })
    void takesFewerLanesOnlyWhenScenariosAreShort(int scenarios, int lanes) {
        assertThat(SIZING.plan(scenarios, OptionalInt.empty(), 1, THREE_THOUSAND_TRADERS))
                .isEqualTo(new BlockPlan(scenarios, lanes));
    }

    @ParameterizedTest
    @CsvSource({"6000, 128", "10000, 128", "11000, 64", "100000, 8", "1000000, 1", "100000000, 1"})
    void takesFewerLanesWhenMemoryIsShort(long traders, int lanes) {
        assertThat(SIZING.plan(1_000_000, OptionalInt.empty(), 1, count -> count * traders * 200)
                        .lanes())
                .isEqualTo(lanes);
    }

    @Test
    void takesTheLanesThatWereAskedFor() {
        assertThat(SIZING.plan(1_000, OptionalInt.of(7), 1, THREE_THOUSAND_TRADERS)
                        .lanes())
                .isEqualTo(7);
        assertThat(SIZING.plan(5, OptionalInt.of(7), 1, THREE_THOUSAND_TRADERS).blocks())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"0, 256", "1, 64", "64, 64", "65, 128", "100000, 6400"})
    void blocksHoldWholeSystems(int given, int lanes) {
        OptionalInt asked = given == 0 ? OptionalInt.empty() : OptionalInt.of(given);

        assertThat(SIZING.plan(6_400, asked, 64, THREE_THOUSAND_TRADERS).lanes())
                .isEqualTo(lanes);
    }

    @Test
    void aSystemIsNeverCut() {
        assertThat(SIZING.plan(300, OptionalInt.empty(), 300, count -> Long.MAX_VALUE)
                        .lanes())
                .isEqualTo(300);
        assertThatThrownBy(() -> SIZING.plan(1_000, OptionalInt.empty(), 64, THREE_THOUSAND_TRADERS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("1000 scenarios are not whole systems of 64");
    }

    @Test
    void readsItsShareFromTheConfiguration() {
        assertThat(BlockSizing.of(ConfigFactory.load()).blockMemoryBytes()).isEqualTo(256L << 20);
    }
}
