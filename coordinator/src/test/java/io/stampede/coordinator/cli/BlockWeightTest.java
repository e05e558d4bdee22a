package io.stampede.coordinator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.stampede.lanes.Lanes;
import io.stampede.simulation.MarketModel;
import io.stampede.spec.ScenarioBatch;
import org.junit.jupiter.api.Test;

class BlockWeightTest {
    /** The aim is 200 bytes at most; two rows of a trader, price and lots alone, are more than 16. */
    @Test
    void aTraderLaneTakesSixteenToTwoHundredBytes() {
        MarketModel model = new MarketModel(ScenarioBatch.defaults("weight")
                .with("clock.horizon=PT10M", "shocks=[{kind: JUMP, at: PT2M, logReturn: -0.05}]")
                .spec());
        BlockWeight weight = BlockWeight.of(model, new Lanes(0, 64), 60);
        assertThat(weight.bytesPerTraderLane()).isBetween(16.0, 200.0);
        assertThat(weight.allocatedPerTraderStep())
                .as("no object for a trader and step")
                .isLessThan(1);
    }
}
