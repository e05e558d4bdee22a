package io.stampede.node.serialization;

import io.stampede.node.protocol.BatchProtocol;
import io.stampede.node.protocol.BlockAttempt;
import io.stampede.node.protocol.Part;
import io.stampede.node.protocol.SlotProtocol;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRefResolver;

/** One message of every type, the same in every test and in the golden files. */
final class WireSamples {
    static final BlockAttempt BLOCK = new BlockAttempt(7, "b-2026", 1_000_000, 3);
    static final String SHA256 = "0123456789abcdef".repeat(4);

    private WireSamples() {}

    static List<Record> all(ActorRefResolver resolver) {
        Part part = new Part(1, 2, 300, SHA256, new byte[] {0, 1, -1, 127, -128});
        return List.of(
                new SlotProtocol.RunBlock(BLOCK, SHA256, 256_000_000, 256),
                new SlotProtocol.Stored(BLOCK),
                new SlotProtocol.Abandon(BLOCK),
                new SlotProtocol.Cancel(Long.MAX_VALUE, "b-2026"),
                new SlotProtocol.Leave(),
                new SlotProtocol.SpecificationRequest(
                        "b-2026", SHA256, resolver.resolveActorRef("pekko://stampede@127.0.0.9:25520/user/cache#7")),
                new SlotProtocol.SpecificationReply(part),
                new SlotProtocol.BlockProgress("slot-11", BLOCK, 120, 21_600),
                new SlotProtocol.BlockResult("slot-11", BLOCK, 1, 4_321, part, "stampede@127.0.0.9:25520"),
                new SlotProtocol.BlockFailed("slot-11", BLOCK, 256_000_017, -1, "Σ cash ≠ 0\nsecond line"),
                new SlotProtocol.Busy("slot-11", BLOCK),
                new SlotProtocol.Abandoned("slot-11", BLOCK),
                new BatchProtocol.SubmitBatch(
                        "b-2026",
                        "night run",
                        9_007_199_254_740_991L,
                        1_000_000,
                        256,
                        5,
                        "1",
                        1_764_000_000_000L,
                        part,
                        resolver.resolveActorRef("pekko://stampede@127.0.0.9:25520/user/api#7")),
                new BatchProtocol.CancelBatch("b-2026"),
                new BatchProtocol.BatchTaken("b-2026"),
                new BatchProtocol.BatchRefused("b-2026", "QUEUE_FULL", "there are 100 batches already"),
                new BatchProtocol.MakeSurvey(resolver.resolveActorRef("pekko://stampede@127.0.0.9:25520/user/api#7")),
                new BatchProtocol.SurveyMade(part));
    }
}
