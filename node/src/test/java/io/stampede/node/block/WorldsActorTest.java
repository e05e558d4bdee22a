package io.stampede.node.block;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import io.stampede.lanes.Lanes;
import io.stampede.node.protocol.OutcomeCodec;
import io.stampede.node.slot.BlockEvent;
import io.stampede.outcome.Counterfactual;
import io.stampede.outcome.Metric;
import io.stampede.outcome.OutcomeBlock;
import io.stampede.simulation.BlockSimulator;
import io.stampede.simulation.MarketModel;
import io.stampede.spec.Specification;
import io.stampede.trader.Trader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A block of actors in all its worlds is {@link BlockSimulator}, bit for bit. */
class WorldsActorTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final BlockSettings SETTINGS = new BlockSettings(32, 1, Duration.ofNanos(1), Duration.ofMinutes(1));
    private static ActorTestKit kit;

    @BeforeAll
    static void startSystem() {
        kit = ActorTestKit.create(
                "worlds",
                ConfigFactory.parseString("""
                        pekko.actor.provider = local
                        stampede.seat-0 = ${stampede.node.seat-dispatcher}
                        """)
                        .withFallback(ConfigFactory.parseResources("stampede-cluster.conf"))
                        .withFallback(ConfigFactory.defaultReferenceUnresolved())
                        .resolve());
    }

    @AfterAll
    static void stopSystem() {
        kit.shutdownTestKit();
    }

    private static MarketModel attributed() {
        Specification specification = Markets.three().specification();
        return new MarketModel(
                specification.withSampling(specification.sampling().with("attribution", true)));
    }

    private static List<BlockEvent> events(
            MarketModel model, Lanes lanes, Function<Trader, Behavior<TraderMessage>> shell) {
        TestProbe<BlockEvent> probe = kit.createTestProbe(BlockEvent.class);
        kit.spawn(
                WorldsActor.create(model, lanes, SETTINGS, shell, probe.ref()),
                DispatcherSelector.fromConfig("stampede.seat-0"));
        List<BlockEvent> events = new ArrayList<>();
        do {
            events.add(probe.receiveMessage(PATIENCE));
        } while (events.get(events.size() - 1) instanceof BlockEvent.Progressed);
        return events;
    }

    private static BlockEvent last(List<BlockEvent> events) {
        return events.get(events.size() - 1);
    }

    @Test
    void actorsAreTheSimulatorInEveryWorld() {
        MarketModel model = attributed();
        for (int count : new int[] {1, 7, 65}) {
            Lanes lanes = new Lanes(11, count);
            OutcomeBlock expected = BlockSimulator.simulate(model, lanes, 1);

            BlockEvent end = last(events(model, lanes, TraderActor::create));

            assertThat(end).isInstanceOf(BlockEvent.Finished.class);
            OutcomeBlock actual = ((BlockEvent.Finished) end).outcome();
            assertThat(OutcomeCodec.encode(actual)).isEqualTo(OutcomeCodec.encode(expected));
        }
    }

    /** Else the equality would compare four times the same. */
    @Test
    void theWorldsDiffer() {
        MarketModel model = attributed();
        OutcomeBlock outcome = BlockSimulator.simulate(model, new Lanes(11, 65), 1);
        List<double[]> drops = new ArrayList<>();
        for (Counterfactual world : Counterfactual.values()) {
            drops.add(outcome.columns()
                    .get(model.layout().column(world, Metric.MAX_DROP))
                    .values());
        }
        assertThat(drops).doesNotHaveDuplicates();
    }

    @Test
    void stepsCountOverAllWorldsAndNeverFall() {
        MarketModel model = attributed();
        List<BlockEvent> events = events(model, new Lanes(0, 1), TraderActor::create);
        List<Integer> steps = new ArrayList<>();
        for (BlockEvent event : events.subList(0, events.size() - 1)) {
            BlockEvent.Progressed progressed = (BlockEvent.Progressed) event;
            assertThat(progressed.stepsTotal()).isEqualTo(4 * model.steps());
            steps.add(progressed.stepsDone());
        }
        assertThat(steps).isSorted().doesNotHaveDuplicates().contains(0, model.steps(), 3 * model.steps());
    }

    @Test
    void aFailureNamesTheWorldAndEndsTheBlock() {
        MarketModel model = attributed();
        int[] made = {0};
        int perWorld = model.traders();
        Function<Trader, Behavior<TraderMessage>> failingInTheSecondWorld = trader -> made[0]++ != perWorld
                ? TraderActor.create(trader)
                : Behaviors.receive(TraderMessage.class)
                        .onMessage(PassbookTurn.class, turn -> {
                            throw new IllegalStateException("planted");
                        })
                        .build();

        BlockEvent end = last(events(model, new Lanes(5, 2), failingInTheSecondWorld));

        assertThat(end).isInstanceOf(BlockEvent.Failed.class);
        assertThat(((BlockEvent.Failed) end).cause())
                .startsWith("in the world withoutPanic: ")
                .contains("planted");
        assertThat(((BlockEvent.Failed) end).scenario()).isEqualTo(5);
    }

    @Test
    void aModelOfOneWorldNeedsNobodyToPutItTogether() {
        BlockEvent end = last(events(Markets.one(), new Lanes(3, 2), TraderActor::create));

        assertThat(OutcomeCodec.encode(((BlockEvent.Finished) end).outcome()))
                .isEqualTo(OutcomeCodec.encode(BlockSimulator.simulate(Markets.one(), new Lanes(3, 2), 1)));
    }
}
