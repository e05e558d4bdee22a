package io.stampede.coordinator.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A cable that is pulled: a node in a network namespace of its own is cut off while it computes, and comes back. */
@EnabledOnOs(OS.LINUX)
@Tag("full")
class PartitionIT {
    private static final String NAMESPACE = "stampede-test";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    Path directory;

    @BeforeEach
    void layCable() {
        assumeThat(run("ip netns add " + NAMESPACE))
                .as("may make network namespaces")
                .isTrue();
        assertThat(run("ip link add stampede0 type veth peer name stampede1 netns " + NAMESPACE))
                .isTrue();
        assertThat(run("ip addr add 10.77.77.1/24 dev stampede0")).isTrue();
        assertThat(run("ip addr add 10.77.77.100/24 dev stampede0")).isTrue();
        assertThat(run("ip link set stampede0 up")).isTrue();
        assertThat(run("ip netns exec " + NAMESPACE + " ip addr add 10.77.77.200/24 dev stampede1"))
                .isTrue();
        assertThat(run("ip netns exec " + NAMESPACE + " ip link set stampede1 up"))
                .isTrue();
        assertThat(run("ip netns exec " + NAMESPACE + " ip link set lo up")).isTrue();
    }

    @AfterEach
    void removeCable() {
        run("ip link del stampede0");
        run("ip netns del " + NAMESPACE);
    }

    @Test
    void aNodeThatIsCutOffIsDownedComesBackAndNothingCountsTwice() {
        GridBatch batch = GridBatch.of(directory, 1_500);
        try (ProcessGrid grid = new ProcessGrid(directory, "10.77.77.")
                .coordinators(1)
                .nodes(1)
                .nodeElsewhere(NAMESPACE, "10.77.77.200")) {
            String batchId = grid.submit(batch.yaml());
            grid.awaitStored(batchId, batch.blocks() / 5);
            assertThat(run("ip link set stampede0 down")).isTrue();
            LaunchedProcess cutOff = grid.nodeMembers().get(1).process();
            Awaitility.await("the node cut off gives up").atMost(PATIENCE).until(() -> !cutOff.isAlive());
            assertThat(cutOff.exitCode(Duration.ZERO.plusSeconds(1))).isEqualTo(4);
            assertThat(run("ip link set stampede0 up")).isTrue();
            assertThat(grid.awaitReport(batchId, PATIENCE)).isEqualTo(batch.reportSha256());
            grid.awaitMembers(1, 2);
            grid.coordinatorMembers().get(0).process().terminate();
            grid.coordinatorMembers().get(0).process().exitCode(Duration.ofSeconds(60));
            Map<Integer, String> nodes = H2Results.nodesByBlock(directory, batchId);
            assertThat(nodes).hasSize(batch.blocks());
        }
    }

    private static boolean run(String command) {
        try {
            return new ProcessBuilder(command.split(" ", -1)).start().waitFor() == 0;
        } catch (IOException e) {
            return false; // there is no such program
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
