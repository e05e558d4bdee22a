package io.stampede.coordinator.cli;

import com.typesafe.config.Config;
import io.stampede.coordinator.batch.BlockSizing;
import io.stampede.node.block.MarketBlocks;
import io.stampede.node.cluster.ClusterRole;
import io.stampede.node.cluster.ClusterSettings;
import io.stampede.node.cluster.Wiring;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A worker of a cluster. */
@Command(
        name = "node",
        mixinStandardHelpOptions = true,
        description = "Starts a node, which computes blocks for the coordinators it joins, until it is told to stop.",
        footer = {
            "",
            "Examples:",
            "  stampede node --seed 127.0.0.1:7355",
            "  stampede node --host 10.0.0.7 --slots 8 --seed 10.0.0.1:7355,10.0.0.2:7355,10.0.0.3:7355"
        })
final class NodeCommand implements Callable<Integer> {
    @Mixin
    private MemberOptions options = new MemberOptions();

    @Option(
            names = "--slots",
            paramLabel = "P",
            description = "Blocks it computes at the same time. Default: stampede.node.slots, one a core.")
    private @Nullable Integer slots;

    @Override
    public Integer call() {
        ProcessLog.begin();
        Map<String, Object> values = new LinkedHashMap<>();
        if (slots != null) {
            values.put("stampede.node.slots", slots);
        }
        Config overrides = options.overrides(values);
        Config configuration = MemberOptions.configuration(overrides);
        ClusterSettings settings = MemberOptions.cluster(configuration, ClusterRole.NODE);
        // A quarter of the heap is for all that is no block: specifications, results on their way, Pekko.
        long share = Runtime.getRuntime().maxMemory() / 4 * 3 / settings.slots();
        warnOfSmallHeap(share, BlockSizing.of(configuration).blockMemoryBytes(), settings.slots());
        MarketBlocks blocks = MarketBlocks.of(configuration).within(share);
        return MemberProcess.start(settings, Wiring.ofNode(blocks), overrides).await();
    }

    /** Asks for its logger late: one that is there before {@link ProcessLog#begin} would decide how all others log. */
    private static void warnOfSmallHeap(long share, long wanted, int slots) {
        if (share < wanted) {
            LoggerFactory.getLogger(NodeCommand.class)
                    .warn(
                            "The heap has {} MiB for each of {} slots, blocks may need {} MiB: give the process more"
                                    + " memory or fewer slots",
                            share >> 20,
                            slots,
                            wanted >> 20);
        }
    }
}
