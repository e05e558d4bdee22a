package io.stampede.coordinator.batch;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import io.stampede.coordinator.batch.BatchEvent.Finished;
import io.stampede.coordinator.batch.BatchFailure.Kind;
import io.stampede.coordinator.report.Report;
import io.stampede.coordinator.store.BatchState;
import io.stampede.coordinator.store.BlockPlan;
import io.stampede.coordinator.store.ResultStore;
import io.stampede.coordinator.store.StoreSettings;
import io.stampede.coordinator.store.StoredBatch;
import io.stampede.lanes.Lanes;
import io.stampede.node.block.MarketBlocks;
import io.stampede.node.cluster.ClusterBootstrap;
import io.stampede.node.cluster.ClusterNode;
import io.stampede.node.cluster.ClusterSettings;
import io.stampede.node.cluster.Wiring;
import io.stampede.node.slot.BlockFactory;
import io.stampede.outcome.Metric;
import io.stampede.outcome.OutcomeBlock;
import io.stampede.simulation.BlockSimulator;
import io.stampede.simulation.MarketModel;
import io.stampede.spec.Overrides;
import io.stampede.spec.ScenarioBatch;
import io.stampede.spec.SpecificationReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * The third equality, over markets that between them reach every branch of the model: one slot and two give one report.
 *
 * <p>The markets are a cover of {@code io.stampede.simulation.MarketSpecifications.hostile()}, which {@code
 * BranchCoverageTest} of the module {@code scenarios} proves to reach every branch: numbers 5, 10, 14, 15, 16 and 18
 * of it, word for word.
 */
class HostileGridTest {
    private static final List<String> MARKETS = List.of(
            "squeezed-shorts",
            "ruined-longs",
            "sold-collateral",
            "whole-exits",
            "squeeze-before-fall",
            "hourly-funding");
    private static final BlockPlan PLAN = new BlockPlan(40, 5);
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final BlockFactory SOUND = MarketBlocks.of(ConfigFactory.load());

    private final String database =
            "jdbc:h2:mem:hostile-" + DATABASES.incrementAndGet() + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE";
    private final Map<String, Report> reports = new ConcurrentHashMap<>();

    private static ScenarioBatch market(String name) {
        try (InputStream text = HostileGridTest.class.getResourceAsStream("/hostile/" + name + ".yaml")) {
            return SpecificationReader.create()
                    .read(new String(text.readAllBytes(), StandardCharsets.UTF_8), name, Overrides.none())
                    .orElseThrow();
        } catch (IOException e) {
            throw new AssertionError("no market " + name, e);
        }
    }

    private static StoredBatch batch(String name) {
        return BatchRunner.stored(name, market(name), PLAN);
    }

    private String report(StoredBatch batch, ResultStore store) {
        Report report = BatchRunner.report(batch, store);
        reports.put(batch.id(), report);
        return report.sha256();
    }

    /** Plays the markets and returns how each ended, in order. */
    private List<Finished> play(int slots, BlockFactory blocks, Aggregation aggregation, List<String> markets)
            throws InterruptedException {
        List<Finished> ends = new ArrayList<>();
        try (ResultStore store = ResultStore.open(StoreSettings.at(database));
                ClusterNode node = ClusterBootstrap.start(
                        ClusterSettings.embedded(slots),
                        Wiring.of(
                                blocks,
                                regions -> BatchCoordinator.create(
                                        () -> store, aggregation, StoppingRule.NEVER, regions)))) {
            for (String name : markets) {
                ends.add(BatchRunner.run(node, batch(name)));
            }
        }
        return ends;
    }

    /** The hashes of the reports of markets that all succeed, in order. */
    private List<String> hashes(int slots, BlockFactory blocks, List<String> markets) throws InterruptedException {
        assertThat(play(slots, blocks, this::report, markets))
                .allSatisfy(end -> assertThat(end.state()).as(end.toString()).isEqualTo(BatchState.SUCCEEDED));
        return markets.stream().map(name -> reports.get(name).sha256()).toList();
    }

    @Test
    void oneSlotAndTwoGiveOneReportOfEveryMarket() throws InterruptedException {
        Set<String> seats = ConcurrentHashMap.newKeySet();
        List<String> one = hashes(1, new ObservedBlocks(SOUND, seats), MARKETS);
        assertThat(seats).hasSize(1);

        seats.clear();
        List<String> two = hashes(2, new ObservedBlocks(SOUND, seats), MARKETS);
        assertThat(seats).as("both seats played").hasSize(2);
        assertThat(two).isEqualTo(one).doesNotHaveDuplicates();
    }

    /** Else the equality would compare markets in which nothing happens. */
    @Test
    void theMarketsMoveEveryMetric() {
        double[] totals = new double[Metric.core().size()];
        for (String name : MARKETS) {
            OutcomeBlock outcome =
                    BlockSimulator.simulate(new MarketModel(market(name).spec()), new Lanes(0, PLAN.scenarios()), 1);
            for (Metric metric : Metric.core()) {
                double[] values = outcome.columns().get(metric.ordinal()).values();
                totals[metric.ordinal()] += Arrays.stream(values).map(Math::abs).sum();
            }
        }
        for (Metric metric : Metric.core()) {
            assertThat(totals[metric.ordinal()]).as(metric.key()).isPositive();
        }
    }

    /** Planted: two blocks hand in each other's outcomes under their own scenario numbers. */
    @Test
    void outcomesOfTwoBlocksThatAreSwappedAreSeen() throws InterruptedException {
        List<String> market = List.of("squeezed-shorts");
        assertThat(hashes(1, new SwappedBlocks(SOUND, 5, 10), market)).isNotEqualTo(hashes(1, SOUND, market));
    }

    /** Planted: the store loses a block's result before the report is made. */
    @Test
    void aLostResultFailsItsBatch() throws InterruptedException {
        assertThat(endAfter("DELETE FROM block_results WHERE block = 3"))
                .isEqualTo(new BatchFailure(Kind.REPORT, "batch ruined-longs has no result of block 3"));
    }

    /** Planted: two results lie in the store under each other's block. */
    @Test
    void resultsUnderEachOthersBlockFailTheirBatch() throws InterruptedException {
        BatchFailure failure = endAfter("UPDATE block_results SET block = 100 WHERE block = 3;"
                + "UPDATE block_results SET block = 3 WHERE block = 4;"
                + "UPDATE block_results SET block = 4 WHERE block = 100");
        assertThat(failure.kind()).isEqualTo(Kind.REPORT);
        assertThat(failure.message()).startsWith("block 3 of batch ruined-longs holds scenarios from 20,");
    }

    private BatchFailure endAfter(String forgery) throws InterruptedException {
        Aggregation forged = (batch, store) -> {
            try (Connection connection = DriverManager.getConnection(database);
                    Statement statement = connection.createStatement()) {
                for (String command : forgery.split(";", -1)) {
                    statement.executeUpdate(command);
                }
            } catch (SQLException e) {
                throw new AssertionError("the store could not be forged", e);
            }
            return report(batch, store);
        };
        Finished end = play(2, SOUND, forged, List.of("ruined-longs")).get(0);
        assertThat(end.state()).isEqualTo(BatchState.FAILED);
        return end.failure().orElseThrow();
    }
}
