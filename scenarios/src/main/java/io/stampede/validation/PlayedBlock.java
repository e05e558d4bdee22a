package io.stampede.validation;

import io.stampede.outcome.OutcomeBlock;
import java.util.List;

/**
 * What came of a block.
 *
 * @param outcome of its scenarios
 * @param paths one a scenario, or none if they were not watched
 */
public record PlayedBlock(OutcomeBlock outcome, List<ScenarioPath> paths) {
    public PlayedBlock {
        paths = List.copyOf(paths);
    }
}
