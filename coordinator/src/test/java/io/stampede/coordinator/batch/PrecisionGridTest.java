package io.stampede.coordinator.batch;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import io.stampede.coordinator.batch.BatchEvent.Finished;
import io.stampede.coordinator.report.PrecisionRule;
import io.stampede.coordinator.report.Report;
import io.stampede.coordinator.store.BatchState;
import io.stampede.coordinator.store.BlockPlan;
import io.stampede.coordinator.store.ResultStore;
import io.stampede.coordinator.store.StoreSettings;
import io.stampede.coordinator.store.StoredBatch;
import io.stampede.node.block.MarketBlocks;
import io.stampede.node.cluster.ClusterBootstrap;
import io.stampede.node.cluster.ClusterNode;
import io.stampede.node.cluster.ClusterSettings;
import io.stampede.node.cluster.Wiring;
import io.stampede.risk.PrecisionLook;
import io.stampede.risk.PrecisionOutcome;
import io.stampede.simulation.MarketModel;
import io.stampede.spec.ClockSpecification;
import io.stampede.spec.Jump;
import io.stampede.spec.LeveragedPopulation;
import io.stampede.spec.MarketMakerPopulation;
import io.stampede.spec.Quantity;
import io.stampede.spec.ScenarioBatch;
import io.stampede.spec.Side;
import io.stampede.spec.Specification;
import io.stampede.spec.VenueSpecification;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Precision on demand on real grids of a market of 20 traders. */
class PrecisionGridTest {
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final StoppingRule RULE = new PrecisionRule(spec -> new MarketModel(spec).layout());

    private final String database =
            "jdbc:h2:mem:precision-" + DATABASES.incrementAndGet() + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE";

    private static ScenarioBatch market(String... overrides) {
        Quantity size = new Quantity.Normal(-0.05, 0.02, -0.9, 0.9);
        Specification spec = Specification.defaults()
                .withClock(new ClockSpecification(Duration.ofSeconds(10), Duration.ofMinutes(1)))
                .withVenues(List.of(VenueSpecification.defaults("alpha", 1)))
                .withPopulations(List.of(
                        LeveragedPopulation.defaults("longs", Side.LONG, 14),
                        LeveragedPopulation.defaults("shorts", Side.SHORT, 6),
                        MarketMakerPopulation.defaults("makers")))
                .withShocks(List.of(new Jump(Quantity.of(20), size)));
        return ScenarioBatch.defaults("precise").withSpec(spec).with(overrides);
    }

    /** Most are 5,000, so that it is looked at 1,000, 2,000, 4,000 and 5,000. */
    private static ScenarioBatch precise(double relativeHalfWidth) {
        return market(
                "scenarios=5000",
                "sampling.precision={metric: maxDrop, measure: EXPECTED_SHORTFALL, level: 0.95, relativeHalfWidth: "
                        + relativeHalfWidth + "}");
    }

    private static StoredBatch stored(ScenarioBatch batch, int lanes) {
        return BatchRunner.stored("b1", batch, new BlockPlan(batch.spec().scenarios(), lanes));
    }

    private static ClusterNode start(int slots, ResultStore store, StoppingRule rule) {
        Aggregation aggregation =
                (batch, from) -> BatchRunner.report(batch, from).sha256();
        return ClusterBootstrap.start(
                ClusterSettings.embedded(slots),
                Wiring.of(
                        MarketBlocks.of(ConfigFactory.load()),
                        regions -> BatchCoordinator.create(() -> store, aggregation, rule, regions)));
    }

    private Report play(ScenarioBatch batch, int slots, int lanes) throws InterruptedException {
        try (ResultStore store = ResultStore.open(StoreSettings.at(database));
                ClusterNode node = start(slots, store, RULE)) {
            Finished finished = BatchRunner.run(node, stored(batch, lanes));
            assertThat(finished.state()).as(finished.toString()).isEqualTo(BatchState.SUCCEEDED);
            return report(store);
        }
    }

    private static Report report(ResultStore store) {
        StoredBatch ended = store.batch("b1").orElseThrow();
        assertThat(store.storedBlocks("b1").length()).isEqualTo(ended.plan().blocks());
        Report report = BatchRunner.report(ended, store);
        assertThat(ended.reportSha256()).contains(report.sha256());
        return report;
    }

    @Test
    void slotsAndLanesDoNotChangeWhereItStops() throws InterruptedException {
        Report one = play(precise(0.045), 1, 256);
        PrecisionOutcome precision = one.precision().orElseThrow();
        assertThat(precision.isReached()).isTrue();
        assertThat(precision.looks()).extracting(PrecisionLook::scenarios).containsExactly(1000, 2000);
        assertThat(one.risk().scenarios()).isEqualTo(2000);

        for (int[] slotsAndLanes : new int[][] {{2, 64}, {4, 256}}) {
            Report other = play(precise(0.045), slotsAndLanes[0], slotsAndLanes[1]);
            assertThat(other.sha256())
                    .as("%s slots of %s lanes", slotsAndLanes[0], slotsAndLanes[1])
                    .isEqualTo(one.sha256());
        }
        assertThat(play(market("scenarios=2000"), 2, 256).outcomesSha256())
                .as("the outcomes of a batch of so many scenarios")
                .isEqualTo(one.outcomesSha256());
    }

    @Test
    void withoutThePrecisionItHasTheMostScenariosThereMayBe() throws InterruptedException {
        Report report = play(precise(0.001), 2, 256);

        assertThat(report.risk().scenarios()).isEqualTo(5000);
        assertThat(report.precision().orElseThrow().isReached()).isFalse();
        assertThat(report.precision().orElseThrow().isFinal()).isTrue();
    }

    @Test
    void aStoreThatIsAwayForAMomentIsAskedAgain() throws InterruptedException {
        AtomicInteger asked = new AtomicInteger();
        StoppingRule unlucky = new StoppingRule() {
            @Override
            public List<Integer> looks(StoredBatch batch) {
                return RULE.looks(batch);
            }

            @Override
            public boolean isEnough(StoredBatch first, ResultStore store) {
                if (asked.getAndIncrement() == 0) {
                    ResultStore.open(StoreSettings.at("jdbc:h2:mem:away;IFEXISTS=TRUE"));
                }
                return RULE.isEnough(first, store);
            }
        };
        try (ResultStore store = ResultStore.open(StoreSettings.at(database));
                ClusterNode node = start(2, store, unlucky)) {
            Finished finished = BatchRunner.run(node, stored(precise(0.045), 256));
            assertThat(finished.state()).as(finished.toString()).isEqualTo(BatchState.SUCCEEDED);
            assertThat(report(store).risk().scenarios()).isEqualTo(2000);
            assertThat(asked.get()).isEqualTo(3);
        }
    }

    /** The first coordinator dies while it looks at 2,000 scenarios; the next one looks again at all of it. */
    @Test
    void aNewCoordinatorStopsWhereTheFirstWouldHave() throws InterruptedException {
        Report undisturbed = play(precise(0.045), 2, 256);
        CountDownLatch looking = new CountDownLatch(1);
        CountDownLatch dead = new CountDownLatch(1);
        StoppingRule dying = new StoppingRule() {
            @Override
            public List<Integer> looks(StoredBatch batch) {
                return RULE.looks(batch);
            }

            @Override
            public boolean isEnough(StoredBatch first, ResultStore store) {
                if (first.plan().scenarios() == 1000) {
                    return RULE.isEnough(first, store);
                }
                looking.countDown();
                Awaitility.await().until(() -> dead.getCount() == 0);
                throw new IllegalStateException("dead");
            }
        };
        try (ResultStore store = ResultStore.open(StoreSettings.at(database))) {
            try (ClusterNode node = start(2, store, dying)) {
                node.coordinator()
                        .tell(new BatchCommand.Submit(
                                stored(precise(0.045), 256), node.system().ignoreRef()));
                looking.await();
            } finally {
                dead.countDown();
            }
            assertThat(store.batch("b1").orElseThrow().state()).isEqualTo(BatchState.RUNNING);
            try (ClusterNode node = start(1, store, RULE)) {
                assertThat(node.address()).isNotNull();
                Awaitility.await()
                        .atMost(Duration.ofMinutes(1))
                        .until(() -> store.batch("b1").orElseThrow().state().isFinal());
            }
            assertThat(report(store).sha256()).isEqualTo(undisturbed.sha256());
        }
    }
}
