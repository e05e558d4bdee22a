package io.stampede.node.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import io.stampede.lanes.Lanes;
import io.stampede.library.ScenarioLibrary;
import io.stampede.node.cluster.ClusterBootstrap;
import io.stampede.node.cluster.ClusterNode;
import io.stampede.node.cluster.ClusterSettings;
import io.stampede.node.cluster.SlotId;
import io.stampede.node.cluster.Wiring;
import io.stampede.node.protocol.BlockAttempt;
import io.stampede.node.protocol.CoordinatorMessage;
import io.stampede.node.protocol.OutcomeCodec;
import io.stampede.node.protocol.Part;
import io.stampede.node.protocol.Parts;
import io.stampede.node.protocol.ResultAssembler;
import io.stampede.node.protocol.SlotProtocol.BlockResult;
import io.stampede.node.protocol.SlotProtocol.RunBlock;
import io.stampede.node.protocol.SlotProtocol.SpecificationReply;
import io.stampede.node.protocol.SlotProtocol.SpecificationRequest;
import io.stampede.node.serialization.WireTraffic;
import io.stampede.node.slot.BlockEvent;
import io.stampede.node.slot.BlockFactory;
import io.stampede.simulation.BlockSimulator;
import io.stampede.simulation.MarketModel;
import io.stampede.spec.Overrides;
import io.stampede.spec.ScenarioBatch;
import io.stampede.spec.SpecificationReader;
import io.stampede.spec.SpecificationSummary;
import io.stampede.spec.SpecificationWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.junit.jupiter.api.Test;

/** The whole way of a block: sharding, the wire's bytes, a slot, its seat, the actors, the parts of the result. */
class MarketBlocksTest {
    private static ScenarioBatch batch() {
        return SpecificationReader.create()
                .read(
                        ScenarioLibrary.text("first-light").orElseThrow(),
                        "first-light.yaml",
                        Overrides.of("clock.horizon=PT10M"))
                .orElseThrow();
    }

    @Test
    void aBlockThroughTheClusterIsTheSimulatorsBlock() throws Exception {
        ScenarioBatch batch = batch();
        byte[] specification = SpecificationWriter.canonicalJson(batch).getBytes(StandardCharsets.UTF_8);
        assertThat(Parts.sha256(specification)).isEqualTo(SpecificationWriter.sha256(batch));
        BlockingQueue<BlockResult> results = new LinkedBlockingQueue<>();
        Wiring wiring = Wiring.of(
                MarketBlocks.of(ConfigFactory.load()),
                slots -> Behaviors.receive(CoordinatorMessage.class)
                        .onMessage(SpecificationRequest.class, request -> {
                            for (Part part : Parts.cut(specification)) {
                                request.replyTo().tell(new SpecificationReply(part));
                            }
                            return Behaviors.same();
                        })
                        .onMessage(BlockResult.class, result -> {
                            results.add(result);
                            return Behaviors.same();
                        })
                        .onAnyMessage(message -> Behaviors.same())
                        .build());
        try (ClusterNode node = ClusterBootstrap.start(
                ClusterSettings.embedded(1),
                wiring,
                ConfigFactory.parseString("pekko.actor.serialize-messages = on"))) {
            node.awaitMemberUp(Duration.ofSeconds(30));
            RunBlock command =
                    new RunBlock(new BlockAttempt(1, "batch", 2, 1), SpecificationWriter.sha256(batch), 32, 16);
            node.slots().tell(new ShardingEnvelope<>(SlotId.of(0), command));
            ResultAssembler assembler = new ResultAssembler(1);
            Optional<ResultAssembler.WholeResult> whole = Optional.empty();
            while (whole.isEmpty()) {
                BlockResult result = results.poll(60, TimeUnit.SECONDS);
                assertThat(result).as("a result in time").isNotNull();
                whole = assembler.add(result);
            }
            byte[] outcomes =
                    OutcomeCodec.encode(BlockSimulator.simulate(new MarketModel(batch.spec()), new Lanes(32, 16), 1));
            assertThat(whole.get().contentSha256()).isEqualTo(Parts.sha256(outcomes));
            WireTraffic traffic = WireTraffic.of(node.system());
            assertThat(traffic.read(RunBlock.class)).isEqualTo(1);
            assertThat(traffic.read(BlockResult.class)).isPositive();
        }
    }

    @Test
    void aSpecificationThatIsNoneIsRefused() {
        assertThatThrownBy(() -> MarketBlocks.of(ConfigFactory.load()).prepare("{}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("apiVersion");
    }

    @Test
    void aBlockThatTheNodeHasNoMemoryForIsRefusedWithItsSize() {
        ScenarioBatch batch = batch();
        String specification = SpecificationWriter.canonicalJson(batch);
        long bytes = SpecificationSummary.of(batch.spec()).blockBytes(16);
        MarketBlocks blocks = MarketBlocks.of(ConfigFactory.load());
        BlockFactory.BatchPlan ample = blocks.within(bytes).prepare(specification);
        assertThat(ample.block(0, 16, TestInbox.<BlockEvent>create().getRef())).isNotNull();
        BlockFactory.BatchPlan scarce = blocks.within(bytes - 1).prepare(specification);
        assertThatThrownBy(
                        () -> scarce.block(0, 16, TestInbox.<BlockEvent>create().getRef()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("too little memory: a block of 16 lanes needs " + (bytes >> 20) + " MiB");
    }
}
