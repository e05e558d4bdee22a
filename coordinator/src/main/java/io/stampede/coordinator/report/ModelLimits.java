package io.stampede.coordinator.report;

import java.util.List;

/** What every report must say about the model's limits. */
final class ModelLimits {
    static final List<String> LINES = List.of(
            "One asset; batches clear at one price, with no priority in a queue within a step.",
            "Market makers are a passive pool.",
            "Behaviour cannot be identified from prices alone: vary its parameters and report the range.",
            "Public counts of liquidations, which it is calibrated to, are too low.",
            "Venues' rules of auto-deleveraging and insurance funds differ, and change over time.",
            "A tail beyond the simulated shocks is extrapolation; what is counted beside a fall is no cause.");

    private ModelLimits() {}
}
