package io.stampede.coordinator.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stampede.outcome.OutcomeTable;
import io.stampede.risk.RiskSettings;
import io.stampede.risk.TailRiskReport;
import io.stampede.spec.ScenarioBatch;
import java.util.Optional;

/**
 * A finished report: what it is about, its figures, and the hash that says whether two are equal.
 *
 * @param subject the batch
 * @param risk the figures
 * @param outcomesSha256 hash of every outcome and final state, see {@link OutcomesHash}
 * @param provenance how it came about
 * @param sha256 of the canonical JSON without {@code provenance} and {@code batch.id}, in hexadecimal digits
 * @param specification what was simulated, for who wants to read it; in no hash but its own, and absent if unknown
 */
public record Report(
        ReportSubject subject,
        TailRiskReport risk,
        String outcomesSha256,
        Provenance provenance,
        String sha256,
        Optional<ScenarioBatch> specification) {
    /** Computes the figures and hashes of a batch's outcomes. */
    public static Report of(
            ReportSubject subject, OutcomeTable outcomes, RiskSettings settings, Provenance provenance) {
        TailRiskReport risk = TailRiskReport.of(outcomes, settings);
        String outcomesSha256 = OutcomesHash.of(outcomes);
        ObjectNode hashed = ReportJson.hashedPart(subject, risk, outcomesSha256);
        return new Report(subject, risk, outcomesSha256, provenance, CanonicalJson.sha256(hashed), Optional.empty());
    }

    /** The same with the specification it is of. */
    public Report withSpecification(ScenarioBatch batch) {
        return new Report(subject, risk, outcomesSha256, provenance, sha256, Optional.of(batch));
    }

    /** The same come about otherwise. */
    public Report withProvenance(Provenance other) {
        return new Report(subject, risk, outcomesSha256, other, sha256, specification);
    }
}
