package io.stampede.coordinator.compare;

import io.stampede.spec.ScenarioBatch;
import io.stampede.spec.SpecificationWriter;
import java.util.Optional;

/**
 * One side of a comparison.
 *
 * @param report its report
 * @param scenarios its table of scenarios, where there is one
 * @param specification its specification, where there is one
 */
public record ComparedBatch(
        ReportDocument report, Optional<ScenarioTable> scenarios, Optional<ScenarioBatch> specification) {
    /** Leaves out a specification that is not the one of the report. */
    public ComparedBatch {
        specification =
                specification.filter(batch -> SpecificationWriter.sha256(batch).equals(report.specSha256()));
    }
}
