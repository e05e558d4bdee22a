package io.stampede.simulation;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.stampede.lanes.Lanes;
import io.stampede.library.ScenarioLibrary;
import io.stampede.spec.Overrides;
import io.stampede.spec.SpecificationReader;
import org.junit.jupiter.api.Test;

class UnevenRoundsTest {
    /** In scenario 11 the others' later rounds move the index, and with it an account of beta below its margin. */
    @Test
    void aVenueThatIsOutOfRoundsMayLeaveAccountsThatOtherVenuesPushUnder() {
        MarketModel model = new MarketModel(SpecificationReader.create()
                .read(
                        ScenarioLibrary.text("flash-crash").orElseThrow(),
                        "flash-crash.yaml",
                        Overrides.of("clock.horizon=PT11M", "venues[beta].liquidation.maxRounds=3"))
                .orElseThrow()
                .spec());
        assertThatCode(() -> BlockSimulator.simulate(model, new Lanes(11, 1), 1))
                .doesNotThrowAnyException();
    }
}
