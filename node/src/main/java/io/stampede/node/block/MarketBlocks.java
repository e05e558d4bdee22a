package io.stampede.node.block;

import com.typesafe.config.Config;
import io.stampede.lanes.Lanes;
import io.stampede.node.slot.BlockEvent;
import io.stampede.node.slot.BlockFactory;
import io.stampede.simulation.MarketModel;
import io.stampede.spec.Overrides;
import io.stampede.spec.ScenarioBatch;
import io.stampede.spec.SpecificationReader;
import io.stampede.spec.SpecificationSummary;
import io.stampede.trader.Trader;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;

/** Blocks of the market model: what a node computes. */
public final class MarketBlocks implements BlockFactory {
    private final BlockSettings settings;
    private final Function<Trader, Behavior<TraderMessage>> shell;
    private final long blockBytesMax;

    /** With the given settings. */
    public MarketBlocks(BlockSettings settings) {
        this(settings, TraderActor::create, Long.MAX_VALUE);
    }

    /** With other shells of traders: tests make them fail. */
    MarketBlocks(BlockSettings settings, Function<Trader, Behavior<TraderMessage>> shell) {
        this(settings, shell, Long.MAX_VALUE);
    }

    private MarketBlocks(BlockSettings settings, Function<Trader, Behavior<TraderMessage>> shell, long blockBytesMax) {
        this.settings = settings;
        this.shell = shell;
        this.blockBytesMax = blockBytesMax;
    }

    /** With the settings of a configuration. */
    public static MarketBlocks of(Config configuration) {
        return new MarketBlocks(BlockSettings.parse(configuration));
    }

    /**
     * The same for a machine that has so much memory for a block: a larger one is refused with its size, instead of
     * taking the process and all its other blocks down.
     *
     * @param bytes memory for one block
     */
    public MarketBlocks within(long bytes) {
        return new MarketBlocks(settings, shell, bytes);
    }

    @Override
    public BatchPlan prepare(String specification) {
        ScenarioBatch batch = SpecificationReader.create()
                .read(specification, "specification.json", Overrides.none())
                .orElseThrow();
        MarketModel model = new MarketModel(batch.spec());
        SpecificationSummary summary = SpecificationSummary.of(batch.spec());
        return new BatchPlan() {
            @Override
            public Behavior<?> block(int firstScenario, int lanes, ActorRef<BlockEvent> observer) {
                checkMemory(summary.blockBytes(lanes), lanes);
                return WorldsActor.create(model, new Lanes(firstScenario, lanes), settings, shell, observer);
            }

            @Override
            public double traderStepsPerScenario() {
                return summary.traderSteps() / summary.scenarios();
            }
        };
    }

    private void checkMemory(long bytes, int lanes) {
        if (bytes > blockBytesMax) {
            throw new IllegalStateException("too little memory: a block of " + lanes + " lanes needs " + (bytes >> 20)
                    + " MiB and this node has " + (blockBytesMax >> 20)
                    + " MiB for each of its slots; give it more memory or fewer slots, or the batch fewer lanes");
        }
    }
}
