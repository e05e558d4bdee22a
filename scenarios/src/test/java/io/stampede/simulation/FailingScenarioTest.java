package io.stampede.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.stampede.lanes.Lanes;
import io.stampede.spec.ScenarioBatch;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The scenario that fails is found among those that do not. */
class FailingScenarioTest {
    @Property(tries = 300)
    void findsTheLowestThatFails(
            @ForAll @IntRange(max = 1000) int first,
            @ForAll @IntRange(min = 1, max = 257) int count,
            @ForAll @Size(max = 4) Set<@IntRange(max = 1300) Integer> failing) {
        Lanes lanes = new Lanes(first, count);
        int[] played = new int[1];

        OptionalInt found = FailingScenario.find(lanes, 1, part -> {
            played[0] += part.count();
            return IntStream.range(0, part.count()).map(part::scenario).anyMatch(failing::contains);
        });

        assertThat(found)
                .isEqualTo(IntStream.range(0, count)
                        .map(lanes::scenario)
                        .filter(failing::contains)
                        .findFirst());
        assertThat(played[0]).isLessThanOrEqualTo(count + 9);
    }

    @Test
    void findsNothingInAMarketThatHolds() {
        MarketModel model = new MarketModel(ScenarioBatch.defaults("holding")
                .with(
                        "clock.horizon=PT5M",
                        "populations[leveraged-longs].count=40",
                        "populations[leveraged-shorts].count=20")
                .spec());

        assertThat(FailingScenario.find(model, new Lanes(7, 5), model.steps() - 1, () -> true))
                .isEmpty();
    }

    @Test
    void isGivenUpWhenPatienceEnds() {
        MarketModel model = new MarketModel(ScenarioBatch.defaults("long").spec());
        int[] asked = new int[1];

        assertThat(FailingScenario.find(model, new Lanes(0, 4), model.steps() - 1, () -> ++asked[0] < 3))
                .isEmpty();
        assertThat(asked[0]).isLessThan(10);
    }
}
