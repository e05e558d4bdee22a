package io.stampede.coordinator.replay;

import io.stampede.coordinator.report.ReportSubject;
import io.stampede.outcome.PlayedScenario;
import io.stampede.simulation.EngineVersion;
import io.stampede.spec.ScenarioBatch;
import io.stampede.spec.SpecificationWriter;

/**
 * What is told of one scenario that was played again.
 *
 * @param subject the batch it is of; without an id if that was never a batch but a specification
 * @param played the scenario
 * @param check what it was compared with
 */
public record ReplayDocument(ReportSubject subject, PlayedScenario played, Check check) {
    /** What a scenario was compared with; one that differs is refused, so it was the same. */
    public enum Check {
        /** With what its batch stored of it, bit for bit. */
        BATCH("batch"),
        /** With nothing: there is no batch. */
        NONE("none");

        private final String key;

        Check(String key) {
            this.key = key;
        }

        /** Its name in every output; stable. */
        public String key() {
            return key;
        }
    }

    /** A scenario of a specification that nobody has submitted. */
    public static ReplayDocument of(ScenarioBatch batch, PlayedScenario played) {
        String sha256 = SpecificationWriter.sha256(batch);
        return new ReplayDocument(ReportSubject.of("", batch, sha256, EngineVersion.CURRENT), played, Check.NONE);
    }
}
