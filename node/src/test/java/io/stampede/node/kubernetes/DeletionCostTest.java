package io.stampede.node.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class DeletionCostTest {
    private static final long FROM = 1_770_000_000L;
    private static final long TO = FROM + 20L * 365 * 86_400;

    @Property
    void theIdleGoFirstAndAmongTheirLikeTheYoungest(
            @ForAll @LongRange(min = FROM, max = TO) long one, @ForAll @LongRange(min = FROM, max = TO) long other) {
        Instant older = Instant.ofEpochSecond(Math.min(one, other));
        Instant younger = Instant.ofEpochSecond(Math.max(one, other) + 1);
        for (boolean isBusy : new boolean[] {false, true}) {
            assertThat(DeletionCost.of(isBusy, younger)).isLessThan(DeletionCost.of(isBusy, older));
        }
        assertThat(DeletionCost.of(false, older)).isLessThan(DeletionCost.of(true, younger));
    }

    @Test
    void aClockThatIsFarOffGivesACostAllTheSame() {
        assertThat(DeletionCost.of(true, Instant.EPOCH)).isEqualTo(1_999_999_999);
        assertThat(DeletionCost.of(false, Instant.parse("2990-01-01T00:00:00Z")))
                .isZero();
    }
}
