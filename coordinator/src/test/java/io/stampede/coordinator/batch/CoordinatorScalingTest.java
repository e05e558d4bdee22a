package io.stampede.coordinator.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.stampede.coordinator.store.RestartablePostgres;
import io.stampede.coordinator.store.ResultStore;
import io.stampede.coordinator.store.StoreSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * One coordinator and 200 nodes of eight slots each, which let time pass instead of computing: whether the slots ever
 * wait, and at which load they begin to.
 */
@Tag("full")
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class CoordinatorScalingTest {
    private static final int SLOTS_PER_NODE = 8;
    /** How long a row's batch takes when no slot waits. */
    private static final Duration LENGTH = Duration.ofSeconds(20);

    @TempDir
    Path directory;

    @Test
    void twoHundredNodes() {
        List<String> table = new ArrayList<>();
        try (RestartablePostgres postgres = RestartablePostgres.durable(directory.resolve("postgres"))) {
            for (GridPlan plan : plans()) {
                String url = postgres.createDatabase("scaling_" + table.size());
                try (ResultStore store = ResultStore.open(StoreSettings.at(url))) {
                    table.add(play(plan, store, postgres));
                }
            }
        }
        assertThat(table).isNotEmpty();
    }

    private static String play(GridPlan plan, ResultStore store, RestartablePostgres postgres) {
        PlayedBatch.Played played = new PlayedBatch(plan, store, postgres::processorTime).play();
        String row = PlayedBatch.row(plan, played);
        System.out.println(PlayedBatch.HEADINGS + "\n" + row);
        assertThat(played.storedBlocks()).isEqualTo(plan.blocks());
        assertThat(played.countedAsStored()).isEqualTo(plan.blocks());
        assertThat(played.reportSha256()).isEqualTo(played.expectedSha256());
        // Only what a dead node had in its hands is lost, and each of it once.
        assertThat(played.finished().statistics().lostTries()).isLessThanOrEqualTo(plan.slotsLost());
        return row;
    }

    /** As {@code NODESxMILLISECONDS}, separated by commas, with {@code !} for the loss of two nodes. */
    private static List<GridPlan> plans() {
        List<GridPlan> plans = new ArrayList<>();
        String rows = System.getProperty("stampede.scaling", "50x1000!,100x1000,200x1000,200x500");
        for (String given : rows.split(",", -1)) {
            String[] numbers = given.replace("!", "").split("x", -1);
            GridPlan plan = plan(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));
            plans.add(given.endsWith("!") ? plan.withLosses(2, Duration.ofSeconds(13)) : plan);
        }
        return plans;
    }

    private static GridPlan plan(int nodes, int blockMillis) {
        Duration blockMean = Duration.ofMillis(blockMillis);
        int blocks = (int) (LENGTH.toMillis() * nodes * SLOTS_PER_NODE / blockMillis);
        return GridPlan.of(nodes, SLOTS_PER_NODE, blockMean, blocks);
    }
}
