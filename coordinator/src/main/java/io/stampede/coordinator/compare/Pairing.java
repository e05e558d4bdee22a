package io.stampede.coordinator.compare;

import java.util.List;

/**
 * Whether scenario k of one batch is scenario k of the other, with the same random numbers.
 *
 * @param isPaired whether differences are taken scenario by scenario
 * @param reason why, or why not: a whole sentence
 */
public record Pairing(boolean isPaired, String reason) {
    static Pairing of(ComparedBatch one, ComparedBatch other) {
        ReportDocument ofOne = one.report();
        ReportDocument ofOther = other.report();
        if (!ofOne.seed().equals(ofOther.seed())) {
            return refused("the seeds differ, " + ofOne.seed() + " and " + ofOther.seed()
                    + ", so the batches have no random numbers in common.");
        }
        if (ofOne.scenarios() != ofOther.scenarios()) {
            return refused("A has " + ofOne.scenarios() + " scenarios, B " + ofOther.scenarios()
                    + "; run both with the same --scenarios.");
        }
        if (one.scenarios().isEmpty() || other.scenarios().isEmpty()) {
            String bare = one.scenarios().isPresent() ? "B" : other.scenarios().isPresent() ? "A" : "Each";
            return refused(bare + " is a report alone; name the directory of run --out, or the id of the batch,"
                    + " for its scenarios.");
        }
        for (ReportDocument each : List.of(ofOne, ofOther)) {
            if (!each.sampling().equals(ReportDocument.PLAIN)) {
                return refused((each.equals(ofOne) ? "A" : "B") + " was drawn by " + each.sampling()
                        + ", and intervals of paired differences take scenarios to be independent and to count the"
                        + " same; compare the intervals of the figures.");
            }
        }
        return new Pairing(
                true,
                "both played scenarios 0 to " + (ofOne.scenarios() - 1) + " with seed " + ofOne.seed()
                        + ", and differences are taken scenario by scenario.");
    }

    private static Pairing refused(String reason) {
        return new Pairing(false, reason);
    }
}
