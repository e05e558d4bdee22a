package io.stampede.coordinator.compare;

import io.stampede.outcome.Metric;
import java.util.ArrayList;
import java.util.List;

/** What makes two reports less comparable than they look. */
final class ComparisonWarnings {
    private ComparisonWarnings() {}

    static List<String> of(ComparedBatch one, ComparedBatch other, List<Metric> metrics) {
        List<String> warnings = new ArrayList<>();
        ReportDocument ofOne = one.report();
        ReportDocument ofOther = other.report();
        boolean sameEngine = ofOne.engineVersion().equals(ofOther.engineVersion());
        if (!sameEngine) {
            warnings.add("The reports are of different engine versions, " + ofOne.engineVersion() + " and "
                    + ofOther.engineVersion() + ": what differs may be the engine and not the specification.");
        }
        boolean sameSpecification = ofOne.specSha256().equals(ofOther.specSha256());
        boolean haveHashes =
                !ofOne.outcomesSha256().isEmpty() && !ofOther.outcomesSha256().isEmpty();
        if (sameEngine && sameSpecification && haveHashes && !ofOne.hasOutcomesOf(ofOther)) {
            warnings.add("Specification, seed and engine are the same and the outcomes are not: "
                    + "one of the reports is not what it says, or the engine is not deterministic.");
        }
        if (ofOne.confidence() != ofOther.confidence()) {
            warnings.add("The intervals of the reports are of different confidence, " + ofOne.confidence() + " and "
                    + ofOther.confidence() + "; paired intervals are of the larger.");
        }
        if (!ofOne.levels().equals(ofOther.levels())) {
            warnings.add("The reports have not all levels in common; the others are left out.");
        }
        for (Metric metric : metrics) {
            boolean neither = !ofOne.figures().containsKey(metric)
                    && !ofOther.figures().containsKey(metric);
            boolean both = ofOne.figures().containsKey(metric)
                    && ofOther.figures().containsKey(metric);
            if (!both && (metric.isCore() || !neither)) {
                warnings.add("Not both reports have " + metric.key() + ".");
            }
        }
        return List.copyOf(warnings);
    }
}
