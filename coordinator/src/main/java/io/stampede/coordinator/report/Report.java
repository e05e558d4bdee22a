package io.stampede.coordinator.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stampede.outcome.OutcomeTable;
import io.stampede.risk.PrecisionOutcome;
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
 * @param precision what came of the precision that was asked for, if one was
 * @param sha256 of the canonical JSON without {@code provenance} and {@code batch.id}, in hexadecimal digits
 * @param specification what was simulated, for who wants to read it; in no hash but its own, and absent if unknown
 */
public record Report(
        ReportSubject subject,
        TailRiskReport risk,
        String outcomesSha256,
        Provenance provenance,
        Optional<PrecisionOutcome> precision,
        String sha256,
        Optional<ScenarioBatch> specification) {
    /** Computes the figures and hashes of a batch's outcomes, which no precision was asked for. */
    public static Report of(
            ReportSubject subject, OutcomeTable outcomes, RiskSettings settings, Provenance provenance) {
        return of(subject, outcomes, settings, Optional.empty(), provenance);
    }

    /** Computes the figures and hashes of a batch's outcomes. */
    public static Report of(
            ReportSubject subject,
            OutcomeTable outcomes,
            RiskSettings settings,
            Optional<PrecisionOutcome> precision,
            Provenance provenance) {
        TailRiskReport risk = TailRiskReport.of(outcomes, settings);
        String outcomesSha256 = OutcomesHash.of(outcomes);
        ObjectNode hashed = ReportJson.hashedPart(subject, risk, outcomesSha256, precision);
        return new Report(
                subject, risk, outcomesSha256, provenance, precision, CanonicalJson.sha256(hashed), Optional.empty());
    }

    /** The same with the specification it is of. */
    public Report withSpecification(ScenarioBatch batch) {
        return new Report(subject, risk, outcomesSha256, provenance, precision, sha256, Optional.of(batch));
    }

    /** Of the first scenarios alone, while there are more to come. */
    boolean isProvisional() {
        boolean isWhole = specification
                .map(batch -> batch.spec().scenarios() == risk.scenarios())
                .orElse(true);
        return !precision.map(PrecisionOutcome::isFinal).orElse(isWhole);
    }

    /** The same come about otherwise. */
    public Report withProvenance(Provenance other) {
        return new Report(subject, risk, outcomesSha256, other, precision, sha256, specification);
    }
}
