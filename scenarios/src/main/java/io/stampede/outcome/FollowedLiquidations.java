package io.stampede.outcome;

import java.util.List;

/**
 * Liquidation orders per step of the first scenarios of a batch or block: enough to see how one brings on the next,
 * without a million paths to keep.
 *
 * @param stepSeconds length of a step, seconds
 * @param scenarios one each, from the first on; of a batch, those of which {@link #isFollowed} holds
 */
public record FollowedLiquidations(int stepSeconds, List<StepCounts> scenarios) {
    /** Scenarios of a batch that are followed. */
    public static final int FOLLOWED = 1000;

    /** None was followed. */
    public static final FollowedLiquidations NONE = new FollowedLiquidations(1, List.of());

    public FollowedLiquidations {
        if (stepSeconds < 1) {
            throw new IllegalArgumentException("stepSeconds is " + stepSeconds + ", below 1");
        }
        scenarios = List.copyOf(scenarios);
    }

    /** Those of one scenario alone, by its place; none if it was not followed. */
    FollowedLiquidations only(int place) {
        return place < scenarios.size()
                ? new FollowedLiquidations(stepSeconds, scenarios.subList(place, place + 1))
                : NONE;
    }

    /** Those of the first scenarios alone. */
    FollowedLiquidations first(int count) {
        return scenarios.size() <= count ? this : new FollowedLiquidations(stepSeconds, scenarios.subList(0, count));
    }

    /** Whether a scenario of a batch is followed. */
    public static boolean isFollowed(int scenario) {
        return scenario < FOLLOWED;
    }
}
