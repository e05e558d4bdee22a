package io.stampede.simulation;

import io.stampede.outcome.Metric;
import io.stampede.spec.Depeg;
import io.stampede.spec.Outage;
import io.stampede.spec.SolvencyRule;
import io.stampede.spec.Specification;
import io.stampede.spec.VenueSpecification;
import io.stampede.spec.WithdrawalHalt;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Which metrics a specification has: the core ones, and those of the features it uses. */
final class FeatureMetrics {
    private FeatureMetrics() {}

    static List<Metric> of(Specification specification) {
        Set<Metric> metrics = EnumSet.copyOf(Metric.core());
        if (hasShock(specification, Depeg.class)) {
            metrics.add(Metric.COLLATERAL_DROP);
        }
        boolean breaks = hasVenue(specification, venue -> venue.circuitBreaker().isPresent());
        if (breaks) {
            metrics.add(Metric.CIRCUIT_BREAKER_TRIPS);
        }
        if (breaks || hasShock(specification, Outage.class)) {
            metrics.add(Metric.TRADING_HALT_TIME);
        }
        boolean runs = hasVenue(specification, venue -> isRunnable(venue.solvency()));
        if (runs) {
            metrics.add(Metric.SOLVENCY_SHORTFALL);
            metrics.add(Metric.CLAIMS_LOSS);
        }
        if (runs || hasShock(specification, WithdrawalHalt.class)) {
            metrics.add(Metric.WITHDRAWAL_HALT_TIME);
        }
        if (specification.buildUp().isPresent()) {
            metrics.addAll(List.of(Metric.BUBBLE_GAP, Metric.INITIAL_SYSTEM_LEVERAGE, Metric.BUILD_UP_GROWTH));
        }
        return List.copyOf(metrics);
    }

    /** Whether users may withdraw more than the venue can pay. */
    static boolean isRunnable(SolvencyRule rule) {
        return rule.withdrawalsPerHour() > 0;
    }

    private static boolean hasShock(Specification specification, Class<?> kind) {
        return specification.shocks().stream().anyMatch(kind::isInstance);
    }

    private static boolean hasVenue(Specification specification, Predicate<VenueSpecification> feature) {
        return specification.venues().stream().anyMatch(feature);
    }
}
