package io.stampede.coordinator.report;

import io.stampede.coordinator.store.ResultStore;
import io.stampede.coordinator.store.StoredBatch;
import io.stampede.coordinator.store.StoredOutcomes;
import io.stampede.outcome.OutcomeLayout;
import io.stampede.risk.PrecisionOutcome;
import io.stampede.risk.PrecisionTarget;
import io.stampede.risk.RiskSettings;
import io.stampede.risk.SamplingDesign;
import io.stampede.spec.Overrides;
import io.stampede.spec.ScenarioBatch;
import io.stampede.spec.Specification;
import io.stampede.spec.SpecificationReader;
import java.util.Optional;
import java.util.function.Function;

/**
 * A report and the outcomes it was computed from, read from the store.
 *
 * @param batch the specification
 * @param report its report
 * @param outcomes what the report is of
 */
public record StoredReport(ScenarioBatch batch, Report report, StoredOutcomes outcomes) {
    /**
     * Computes the report of a batch all of whose blocks are stored. Takes seconds for many scenarios.
     *
     * @param layout which columns a specification gives
     * @param provenance how the results came about
     * @throws IllegalStateException if a block is missing or damaged, or the specification is none any more
     */
    public static StoredReport of(
            StoredBatch stored,
            ResultStore store,
            Function<Specification, OutcomeLayout> layout,
            Provenance provenance) {
        ScenarioBatch batch = specification(stored);
        StoredOutcomes outcomes = new StoredOutcomes(store, stored, layout.apply(batch.spec()));
        RiskSettings settings = settings(batch.spec());
        Optional<PrecisionOutcome> precision =
                PrecisionTarget.of(batch.spec(), settings).map(target -> PrecisionOutcome.of(outcomes, target));
        ReportSubject whole = ReportSubject.of(stored.id(), batch, stored.specSha256(), stored.engineVersion());
        int scenarios = batch.spec().scenarios();
        int measured = stored.plan().scenarios();
        boolean isWhole = precision.map(PrecisionOutcome::isFinal).orElse(measured == scenarios);
        ReportSubject subject = isWhole ? whole : whole.provisional(measured, scenarios);
        Report report =
                Report.of(subject, outcomes, settings, precision, provenance).withSpecification(batch);
        return new StoredReport(batch, report, outcomes);
    }

    /**
     * The outcomes of such a batch alone. Nothing is read of them yet.
     *
     * @throws IllegalStateException if the specification is none any more
     */
    public static StoredOutcomes outcomes(
            StoredBatch stored, ResultStore store, Function<Specification, OutcomeLayout> layout) {
        return new StoredOutcomes(
                store, stored, layout.apply(specification(stored).spec()));
    }

    /** What a specification wants its report to show. */
    static RiskSettings settings(Specification spec) {
        return new RiskSettings(
                spec.report().levels(),
                spec.report().confidence(),
                spec.report().worstCount(),
                SamplingDesign.of(spec.sampling()));
    }

    static ScenarioBatch specification(StoredBatch stored) {
        return SpecificationReader.create()
                .read(stored.specification(), stored.id(), Overrides.none())
                .orElseThrow();
    }
}
