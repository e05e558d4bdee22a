package io.stampede.node.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.stampede.node.protocol.BlockAttempt;
import io.stampede.node.protocol.CoordinatorMessage;
import io.stampede.node.protocol.SlotProtocol;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.junit.jupiter.api.Test;

class ClusterBootstrapTest {
    @Test
    void commandsReachASlotAndItsReportsTheCoordinator() throws Exception {
        BlockingQueue<CoordinatorMessage> reports = new LinkedBlockingQueue<>();
        Wiring wiring = Wiring.of(
                specification -> (firstScenario, lanes, observer) -> Behaviors.empty(),
                slots -> Behaviors.receiveMessage(message -> {
                    reports.add(message);
                    return Behaviors.same();
                }));
        try (ClusterNode node = ClusterBootstrap.start(ClusterSettings.embedded(1), wiring)) {
            node.awaitMemberUp(Duration.ofSeconds(10));
            BlockAttempt block = new BlockAttempt(1, "batch", 0, 1);
            node.slots()
                    .tell(new ShardingEnvelope<>(SlotId.of(0), new SlotProtocol.RunBlock(block, "0".repeat(64), 0, 1)));
            assertThat(reports.poll(10, TimeUnit.SECONDS)).isInstanceOf(SlotProtocol.Report.class);
        }
    }
}
