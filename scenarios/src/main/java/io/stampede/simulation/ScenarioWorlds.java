package io.stampede.simulation;

import io.stampede.outcome.Counterfactual;
import io.stampede.outcome.Metric;
import io.stampede.outcome.OutcomeBlock;
import io.stampede.outcome.OutcomeColumn;
import io.stampede.outcome.OutcomeLayout;
import java.util.ArrayList;
import java.util.List;

/** Puts the outcomes of a block's worlds together. */
public final class ScenarioWorlds {
    private ScenarioWorlds() {}

    /**
     * The outcomes of the factual world, with what its layout has of the others.
     *
     * @param played of each of the model's {@link MarketModel#worlds()}, in their order, over the same lanes
     */
    public static OutcomeBlock combine(MarketModel model, List<OutcomeBlock> played) {
        OutcomeBlock factual = played.get(0);
        if (played.size() == 1) {
            return factual;
        }
        OutcomeLayout layout = model.layout();
        List<OutcomeColumn> columns = new ArrayList<>(factual.columns());
        for (Counterfactual world : Counterfactual.values()) {
            int place = world.ordinal();
            for (Metric metric : layout.attributed()) {
                int column = model.worlds().get(place).layout().column(metric);
                columns.set(
                        layout.column(world, metric),
                        played.get(place).columns().get(column));
            }
        }
        return new OutcomeBlock(factual.firstScenario(), columns, factual.digests(), factual.liquidations());
    }
}
