package io.stampede.node.cluster;

import io.stampede.node.slot.SlotEntity;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.Address;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.cluster.sharding.ShardRegion.ClusterShardingStats;
import org.apache.pekko.cluster.sharding.ShardRegion.ShardRegionStats;
import org.apache.pekko.cluster.sharding.typed.GetClusterShardingStats;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;

/** On which node each slot in use lies, as the sharding has it. */
public final class SlotWhereabouts {
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(1);

    private final ActorSystem<?> system;

    /** Asked from a member. */
    public SlotWhereabouts(ActorSystem<?> system) {
        this.system = system;
    }

    /** Node, as host:port, by slot; of nodes that answer in time. Fails if the sharding does not. */
    public CompletionStage<Map<String, String>> ask() {
        return AskPattern.<GetClusterShardingStats, ClusterShardingStats>ask(
                        ClusterSharding.get(system).shardState().<GetClusterShardingStats>narrow(),
                        (ActorRef<ClusterShardingStats> replyTo) ->
                                new GetClusterShardingStats(SlotEntity.TYPE, ANSWER_TIMEOUT, replyTo),
                        ANSWER_TIMEOUT.multipliedBy(2),
                        system.scheduler())
                .thenApply(SlotWhereabouts::nodes);
    }

    private static Map<String, String> nodes(ClusterShardingStats stats) {
        Map<String, String> nodes = new TreeMap<>();
        for (Map.Entry<Address, ShardRegionStats> region : stats.getRegions().entrySet()) {
            String node = region.getKey().getHost().orElse("") + ":"
                    + region.getKey().getPort().orElse(0);
            region.getValue().getStats().keySet().forEach(slotId -> nodes.put(slotId, node));
        }
        return nodes;
    }
}
