package io.stampede.coordinator.batch;

import io.stampede.lanes.Lanes;
import io.stampede.node.protocol.OutcomeCodec;
import io.stampede.node.protocol.Part;
import io.stampede.node.protocol.Parts;
import io.stampede.simulation.BlockSimulator;
import io.stampede.simulation.MarketModel;
import io.stampede.spec.ScenarioBatch;
import java.util.ArrayList;
import java.util.List;

/** A few blocks computed for real, so that the results which stand for all others are of real size. */
final class RealResults {
    private static final int COUNT = 8;

    private RealResults() {}

    /** The results of the first blocks, as slots send them. */
    static List<List<Part>> of(ScenarioBatch specification, int lanes) {
        MarketModel model = new MarketModel(specification.spec());
        List<List<Part>> results = new ArrayList<>();
        for (int block = 0; block < COUNT; block++) {
            results.add(Parts.cut(
                    OutcomeCodec.encode(BlockSimulator.simulate(model, new Lanes(block * lanes, lanes), 1_000))));
        }
        return results;
    }

    /** The result that stands for that of a block. */
    static List<Part> standIn(List<List<Part>> results, int block) {
        return results.get(block % results.size());
    }

    /** Mean size of a result as it travels and is stored. */
    static long bytes(List<List<Part>> results) {
        return results.stream()
                        .flatMap(List::stream)
                        .mapToLong(part -> part.bytes().length)
                        .sum()
                / results.size();
    }
}
