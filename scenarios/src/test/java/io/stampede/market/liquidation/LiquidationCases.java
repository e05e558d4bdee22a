package io.stampede.market.liquidation;

import io.stampede.spec.AutoDeleveragingPolicy;
import io.stampede.spec.LiquidationPolicy;
import java.util.Optional;

/** Terms of liquidation for tests by hand: no fees, all of the fund, everything closed at once. */
final class LiquidationCases {
    private LiquidationCases() {}

    static LiquidationTerms full(int maxRounds) {
        return full(maxRounds, AutoDeleveragingPolicy.QUEUE, false);
    }

    static LiquidationTerms full(int maxRounds, AutoDeleveragingPolicy policy, boolean takesOver) {
        return new LiquidationTerms(
                new ClosingRule(LiquidationPolicy.FULL, 0, 0, 0, 1, -1),
                maxRounds,
                new LiquidationTerms.Fees(0, 0, 0),
                1_000_000,
                policy,
                takesOver,
                Optional.empty());
    }
}
