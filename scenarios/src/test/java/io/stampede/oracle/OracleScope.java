package io.stampede.oracle;

import io.stampede.spec.Specification;

/** What the oracle does not play: it refuses it rather than leave it out silently. */
final class OracleScope {
    private OracleScope() {}

    /**
     * Refuses a market with a feature that is missing here.
     *
     * @throws UnsupportedOperationException if there is one
     */
    static void check(Specification specification) {
        if (specification.buildUp().isPresent()) {
            throw new UnsupportedOperationException("a build-up before the start");
        }
        if (specification.venues().stream()
                .anyMatch(venue -> venue.solvency().withdrawalsPerHour() > 0)) {
            throw new UnsupportedOperationException("withdrawals and insolvency of venues");
        }
    }
}
