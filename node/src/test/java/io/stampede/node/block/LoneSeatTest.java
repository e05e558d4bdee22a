package io.stampede.node.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stampede.lanes.Lanes;
import io.stampede.node.slot.BlockEvent;
import io.stampede.node.slot.BlockFactory.BatchPlan;
import io.stampede.simulation.BlockSimulator;
import io.stampede.simulation.MarketModel;
import io.stampede.spec.ScenarioBatch;
import io.stampede.spec.SpecificationWriter;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.junit.jupiter.api.Test;

class LoneSeatTest {
    private static final ScenarioBatch BATCH = ScenarioBatch.defaults("lone")
            .with(
                    "clock.horizon=PT5M",
                    "populations[leveraged-longs].count=20",
                    "populations[leveraged-shorts].count=10");

    @Test
    void playsOneBlockAfterTheOther() {
        MarketModel model = new MarketModel(BATCH.spec());
        try (LoneSeat seat = LoneSeat.open()) {
            BatchPlan plan = seat.prepare(SpecificationWriter.canonicalJson(BATCH));
            for (Lanes lanes : new Lanes[] {new Lanes(0, 3), new Lanes(9, 1)}) {
                assertThat(seat.play(plan, lanes).join().digests())
                        .isEqualTo(BlockSimulator.simulate(model, lanes, 1).digests());
            }
        }
    }

    @Test
    void saysThatABlockFailed() {
        BatchPlan failing = (firstScenario, lanes, observer) -> Behaviors.setup(context -> {
            observer.tell(new BlockEvent.Failed(firstScenario, 3, "overflow"));
            return Behaviors.stopped();
        });
        try (LoneSeat seat = LoneSeat.open()) {
            assertThatThrownBy(() -> seat.play(failing, new Lanes(0, 1)).join())
                    .hasCauseInstanceOf(IllegalStateException.class)
                    .hasRootCauseMessage("overflow");
        }
    }
}
