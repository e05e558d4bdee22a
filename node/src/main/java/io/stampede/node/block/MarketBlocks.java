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

    /** With the given settings. */
    public MarketBlocks(BlockSettings settings) {
        this(settings, TraderActor::create);
    }

    /** With other shells of traders: tests make them fail. */
    MarketBlocks(BlockSettings settings, Function<Trader, Behavior<TraderMessage>> shell) {
        this.settings = settings;
        this.shell = shell;
    }

    /** With the settings of a configuration. */
    public static MarketBlocks of(Config configuration) {
        return new MarketBlocks(BlockSettings.parse(configuration));
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
                return BlockActor.create(model, new Lanes(firstScenario, lanes), settings, shell, observer);
            }

            @Override
            public double traderStepsPerScenario() {
                return summary.traderSteps() / summary.scenarios();
            }
        };
    }
}
