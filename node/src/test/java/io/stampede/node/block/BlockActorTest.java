package io.stampede.node.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.stampede.lanes.Lanes;
import io.stampede.node.protocol.OutcomeCodec;
import io.stampede.node.slot.BlockEvent;
import io.stampede.outcome.Metric;
import io.stampede.outcome.OutcomeBlock;
import io.stampede.simulation.BlockSimulator;
import io.stampede.simulation.InvariantViolation;
import io.stampede.simulation.MarketModel;
import io.stampede.spec.News;
import io.stampede.spec.SentimentSpecification;
import io.stampede.trader.Trader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The first equality: a block of actors is {@link BlockSimulator}, bit for bit. All messages go with {@code
 * serialize-messages} on, from which those of a block must be exempt.
 */
class BlockActorTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final BlockSettings SETTINGS = new BlockSettings(32, 1, Duration.ofNanos(1), Duration.ofMinutes(1));

    private static ActorTestKit kit;

    @BeforeAll
    static void startSystem() {
        Config configuration = ConfigFactory.parseString("""
                        pekko.actor.serialize-messages = on
                        pekko.actor.provider = local
                        stampede.seat-0 = ${stampede.node.seat-dispatcher}
                        stampede.threads = ${stampede.node.seat-dispatcher}
                        stampede.threads.thread-pool-executor.fixed-pool-size = 4
                        stampede.threads.throughput = 1
                        """)
                .withFallback(ConfigFactory.parseResources("stampede-cluster.conf"))
                .withFallback(ConfigFactory.defaultReferenceUnresolved())
                .resolve();
        kit = ActorTestKit.create("block", configuration);
    }

    @AfterAll
    static void stopSystem() {
        kit.shutdownTestKit();
    }

    private static BlockEvent end(
            MarketModel model,
            Lanes lanes,
            BlockSettings settings,
            Function<Trader, Behavior<TraderMessage>> shell,
            String dispatcher) {
        TestProbe<BlockEvent> probe = kit.createTestProbe(BlockEvent.class);
        ActorRef<BlockMessage> block = kit.spawn(
                BlockActor.create(model, lanes, settings, shell, probe.ref()),
                DispatcherSelector.fromConfig(dispatcher));
        BlockEvent event = probe.receiveMessage(PATIENCE);
        while (event instanceof BlockEvent.Progressed) {
            event = probe.receiveMessage(PATIENCE);
        }
        probe.expectTerminated(block, PATIENCE);
        return event;
    }

    private static OutcomeBlock byActors(
            MarketModel model,
            Lanes lanes,
            BlockSettings settings,
            Function<Trader, Behavior<TraderMessage>> shell,
            String dispatcher) {
        BlockEvent end = end(model, lanes, settings, shell, dispatcher);
        assertThat(end).isInstanceOf(BlockEvent.Finished.class);
        return ((BlockEvent.Finished) end).outcome();
    }

    private static OutcomeBlock byActors(MarketModel model, Lanes lanes) {
        return byActors(model, lanes, SETTINGS, TraderActor::create, "stampede.seat-0");
    }

    private static void assertSameBits(OutcomeBlock actual, OutcomeBlock expected, String what) {
        assertThat(actual.digests()).as(what).isEqualTo(expected.digests());
        assertThat(OutcomeCodec.encode(actual)).as(what).isEqualTo(OutcomeCodec.encode(expected));
    }

    @Test
    void actorsAreTheSimulatorBitForBitInEveryMarket() {
        for (Map.Entry<String, MarketModel> market : Markets.all().entrySet()) {
            for (int count : new int[] {1, 7, 65}) {
                Lanes lanes = new Lanes(11, count);
                assertSameBits(
                        byActors(market.getValue(), lanes),
                        BlockSimulator.simulate(market.getValue(), lanes, 1),
                        market.getKey() + " in " + count + " lanes");
            }
        }
    }

    /** Else the equality would compare markets in which nothing happens. */
    @Test
    void theMarketsLiquidatePanicAndDeleverage() {
        double[] totals = new double[Metric.core().size()];
        for (MarketModel model : Markets.all().values()) {
            OutcomeBlock outcome = BlockSimulator.simulate(model, new Lanes(11, 64), 1);
            for (Metric metric : Metric.core()) {
                totals[metric.ordinal()] += Arrays.stream(
                                outcome.columns().get(metric.ordinal()).values())
                        .map(Math::abs)
                        .sum();
            }
        }
        for (Metric metric : Metric.core()) {
            // Bad debt is what even auto-deleveraging leaves, in none of these.
            assertThat(totals[metric.ordinal()])
                    .as(metric.key())
                    .matches(total -> total > 0 || metric == Metric.BAD_DEBT);
        }
    }

    @Test
    void everyScenarioIsTheSameInWhateverLane() {
        MarketModel model = Markets.three();
        OutcomeBlock whole = BlockSimulator.simulate(model, new Lanes(0, 70), 1);
        for (int count : new int[] {1, 7, 64}) {
            for (int first = 0; first < 70; first += count) {
                Lanes lanes = new Lanes(first, Math.min(count, 70 - first));
                OutcomeBlock part = byActors(model, lanes);
                assertThat(part.digests()).isEqualTo(Arrays.copyOfRange(whole.digests(), first, first + lanes.count()));
                for (int column = 0; column < whole.columns().size(); column++) {
                    assertThat(part.columns().get(column).values())
                            .isEqualTo(Arrays.copyOfRange(
                                    whole.columns().get(column).values(), first, first + lanes.count()));
                    assertThat(part.columns().get(column).defined())
                            .isEqualTo(Arrays.copyOfRange(
                                    whole.columns().get(column).defined(), first, first + lanes.count()));
                }
            }
        }
    }

    @Test
    void particlesAreCopiedAsInTheLoop() {
        Lanes lanes = new Lanes(15, 70);
        for (Map.Entry<String, MarketModel> market : Markets.all().entrySet()) {
            MarketModel model = Markets.splitting(market.getValue(), 5);
            assertSameBits(byActors(model, lanes), BlockSimulator.simulate(model, lanes, 1), market.getKey());
        }
        MarketModel model = Markets.splitting(Markets.three(), 5);
        assertSameBits(
                byActors(model, lanes, SETTINGS, TraderActor::create, "stampede.threads"),
                BlockSimulator.simulate(model, lanes, 1),
                "four threads");
    }

    @Test
    void noWindowChangesAResult() {
        MarketModel model = Markets.three();
        Lanes lanes = new Lanes(3, 5);
        OutcomeBlock expected = BlockSimulator.simulate(model, lanes, 1);
        for (int window : new int[] {1, 2, 1000}) {
            BlockSettings settings = new BlockSettings(window, 7, Duration.ofDays(1), Duration.ZERO);
            assertSameBits(
                    byActors(model, lanes, settings, TraderActor::create, "stampede.seat-0"),
                    expected,
                    "a window of " + window);
        }
    }

    @Test
    void noOrderOfArrivalChangesAResult() {
        MarketModel model = Markets.three();
        Lanes lanes = new Lanes(3, 5);
        OutcomeBlock expected = BlockSimulator.simulate(model, lanes, 1);
        for (int seed = 0; seed < 3; seed++) {
            Random random = new Random(seed);
            List<Integer> arrivals = new ArrayList<>();
            Function<Trader, Behavior<TraderMessage>> dawdling =
                    trader -> dawdling(TraderActor.create(trader), random, arrivals);
            assertSameBits(
                    byActors(model, lanes, SETTINGS, dawdling, "stampede.seat-0"), expected, "arrivals of " + seed);
            assertThat(arrivals).isNotEqualTo(arrivals.stream().sorted().toList());
        }
    }

    /** A trader that lets others go first a random number of times, and then notes its account. */
    private static Behavior<TraderMessage> dawdling(
            Behavior<TraderMessage> trader, Random random, List<Integer> arrivals) {
        return Behaviors.intercept(
                () -> new TurnInterceptor() {
                    private int delays = -1;

                    @Override
                    boolean letPass(PassbookTurn turn, ActorRef<TraderMessage> self) {
                        delays = delays < 0 ? random.nextInt(4) : delays - 1;
                        if (delays > 0) {
                            self.tell(turn);
                            return false;
                        }
                        delays = -1;
                        arrivals.add(turn.passbook().account());
                        return true;
                    }
                },
                trader);
    }

    @Test
    void noNumberOfThreadsChangesAResult() {
        MarketModel model = Markets.three();
        Lanes lanes = new Lanes(3, 65);
        OutcomeBlock expected = BlockSimulator.simulate(model, lanes, 1);
        for (int attempt = 0; attempt < 3; attempt++) {
            assertSameBits(
                    byActors(model, lanes, SETTINGS, TraderActor::create, "stampede.threads"),
                    expected,
                    "four threads, attempt " + attempt);
        }
    }

    /** Planted: one trader's orders are lost in one step. The equality must see it. */
    @Test
    void aLostOrderIsSeen() {
        MarketModel model = Markets.one();
        Lanes lanes = new Lanes(3, 64);
        OutcomeBlock expected = BlockSimulator.simulate(model, lanes, 1);
        int[] lost = new int[1];
        OutcomeBlock forged = byActors(
                model,
                lanes,
                SETTINGS,
                trader -> forging(TraderActor.create(trader), turn -> {
                    // On its way home: what the trader just ordered is in the passbook.
                    if (lost[0] == 0 && Arrays.stream(turn.passbook().ordered()).anyMatch(word -> word != 0)) {
                        Arrays.fill(turn.passbook().ordered(), 0);
                        lost[0]++;
                    }
                }),
                "stampede.seat-0");
        assertThat(lost[0]).isEqualTo(1);
        assertThat(forged.digests()).isNotEqualTo(expected.digests());
    }

    /** Planted: the mean fear is off by the smallest step a sum of another order could make. */
    @Test
    void aSumThatIsOffByOneUnitIsSeen() {
        MarketModel model = Markets.one();
        Lanes lanes = new Lanes(3, 64);
        OutcomeBlock expected = BlockSimulator.simulate(model, lanes, 1);
        OutcomeBlock forged = byActors(
                model,
                lanes,
                SETTINGS,
                trader -> forging(
                        TraderActor.create(trader), turn -> turn.decision().fearWeight()[5]++),
                "stampede.seat-0");
        assertThat(forged.digests()[5]).isNotEqualTo(expected.digests()[5]);
        assertThat(forged.digests()[4]).isEqualTo(expected.digests()[4]);
    }

    private static Behavior<TraderMessage> forging(Behavior<TraderMessage> trader, Consumer<PassbookTurn> forgery) {
        return Behaviors.intercept(
                () -> new TurnInterceptor() {
                    @Override
                    void after(PassbookTurn turn) {
                        forgery.accept(turn);
                    }
                },
                trader);
    }

    @Test
    void aKernelThatThrowsEndsTheBlockOnceWithItsStep() {
        int[] turns = new int[1];
        Function<Trader, Behavior<TraderMessage>> failing = trader -> Behaviors.intercept(
                () -> new TurnInterceptor() {
                    @Override
                    boolean letPass(PassbookTurn turn, ActorRef<TraderMessage> self) {
                        if (turn.screen().step() == 9 && turns[0]++ == 20) {
                            throw new ArithmeticException("long overflow");
                        }
                        return true;
                    }
                },
                TraderActor.create(trader));
        BlockEvent end = end(Markets.three(), new Lanes(30, 8), SETTINGS, failing, "stampede.seat-0");
        assertThat(end).isEqualTo(new BlockEvent.Failed(30, 9, "java.lang.ArithmeticException: long overflow"));
    }

    @Test
    void aBrokenInvariantNamesItsScenario() {
        // A unit of cash appears out of nowhere in lane 6.
        Function<Trader, Behavior<TraderMessage>> minting = trader ->
                forging(TraderActor.create(trader), turn -> turn.passbook().cash()[6]++);
        BlockEvent end = end(Markets.one(), new Lanes(30, 8), SETTINGS, minting, "stampede.seat-0");
        assertThat(end).isInstanceOfSatisfying(BlockEvent.Failed.class, failed -> {
            assertThat(failed.scenario()).isEqualTo(36);
            assertThat(failed.step()).isZero();
            assertThat(failed.cause()).contains("scenario 36").contains("cash");
        });
    }

    /** Planted: news that encourages, and news that calms; the reader of specifications refuses both. */
    @Test
    void fearAndNewsOutOfBoundsNameTheirScenarioAsTheLoopDoes() {
        SentimentSpecification sentiment = Markets.one().specification().sentiment();
        News calming = new News(0.5, -0.5, Duration.ofMinutes(10), 0);
        Lanes lanes = new Lanes(30, 8);
        for (SentimentSpecification broken :
                List.of(sentiment.with("newsWeight", -1.0), sentiment.with("news", calming))) {
            MarketModel model = new MarketModel(Markets.one().specification().withSentiment(broken));
            InvariantViolation violation =
                    catchThrowableOfType(InvariantViolation.class, () -> BlockSimulator.simulate(model, lanes, 1));
            BlockEvent end = end(model, lanes, SETTINGS, TraderActor::create, "stampede.seat-0");
            assertThat(end)
                    .isEqualTo(new BlockEvent.Failed(violation.scenario(), violation.step(), violation.getMessage()));
        }
    }

    @Test
    void aBlockThatIsStoppedTakesItsActorsAlong() {
        TestProbe<BlockEvent> probe = kit.createTestProbe(BlockEvent.class);
        TestProbe<String> traders = kit.createTestProbe(String.class);
        Function<Trader, Behavior<TraderMessage>> hanging = trader -> Behaviors.setup(context -> {
            traders.ref().tell("trader");
            return Behaviors.receive(TraderMessage.class)
                    .onSignal(PostStop.class, stop -> {
                        traders.ref().tell("stopped");
                        return Behaviors.same();
                    })
                    .build();
        });
        ActorRef<BlockMessage> block = kit.spawn(
                BlockActor.create(Markets.one(), new Lanes(0, 1), SETTINGS, hanging, probe.ref()),
                DispatcherSelector.fromConfig("stampede.seat-0"));
        int count = Markets.one().traders();
        for (int trader = 0; trader < count; trader++) {
            traders.expectMessage("trader");
        }
        // No trader answers: the block stands at its barrier and tells nothing after its beginning.
        probe.expectMessage(new BlockEvent.Progressed(0, Markets.one().steps()));
        kit.stop(block);
        for (int trader = 0; trader < count; trader++) {
            traders.expectMessage("stopped");
        }
        probe.expectNoMessage(Duration.ofMillis(50));
    }
}
