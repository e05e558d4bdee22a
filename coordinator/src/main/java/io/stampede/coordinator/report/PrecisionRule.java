package io.stampede.coordinator.report;

import io.stampede.coordinator.batch.StoppingRule;
import io.stampede.coordinator.store.ResultStore;
import io.stampede.coordinator.store.StoredBatch;
import io.stampede.coordinator.store.StoredOutcomes;
import io.stampede.outcome.OutcomeLayout;
import io.stampede.risk.PrecisionTarget;
import io.stampede.spec.Overrides;
import io.stampede.spec.Specification;
import io.stampede.spec.SpecificationReader;
import io.stampede.spec.SpecificationResult;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Stops a batch where its specification's precision is reached. */
public final class PrecisionRule implements StoppingRule {
    /** How a specification with precision is written; without it there is no object but a word. */
    private static final String ASKED_FOR = "\"precision\":{";

    private final Function<Specification, OutcomeLayout> layout;

    /**
     * For all batches.
     *
     * @param layout which columns a specification gives
     */
    public PrecisionRule(Function<Specification, OutcomeLayout> layout) {
        this.layout = layout;
    }

    @Override
    public List<Integer> looks(StoredBatch batch) {
        return specification(batch)
                .filter(spec -> spec.scenarios() == batch.plan().scenarios())
                .flatMap(spec -> PrecisionTarget.of(spec, StoredReport.settings(spec)))
                .map(target -> target.looks().counts())
                .map(counts -> counts.subList(0, counts.size() - 1))
                .orElse(List.of());
    }

    @Override
    public boolean isEnough(StoredBatch first, ResultStore store) {
        Specification spec = specification(first).orElseThrow();
        PrecisionTarget target =
                PrecisionTarget.of(spec, StoredReport.settings(spec)).orElseThrow();
        return target.isReachedAt(target.look(new StoredOutcomes(store, first, layout.apply(spec))));
    }

    /** None if no precision is asked for; nor if it cannot be read, which whoever computes it will say. */
    private static Optional<Specification> specification(StoredBatch batch) {
        if (!batch.specification().contains(ASKED_FOR)) {
            return Optional.empty();
        }
        SpecificationResult read =
                SpecificationReader.create().read(batch.specification(), batch.id(), Overrides.none());
        return read instanceof SpecificationResult.Accepted accepted
                ? Optional.of(accepted.batch().spec())
                : Optional.empty();
    }
}
