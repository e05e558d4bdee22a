package io.stampede.spec;

import java.time.Duration;

/** How a venue liquidates. */
public record LiquidationRule(
        @Field(about = "how much of a position a liquidation closes")
        LiquidationPolicy policy,

        @Field(
                about = "most liquidation rounds of a step; with 0 nobody is ever liquidated",
                unit = "rounds",
                min = 0,
                max = 64)
        int maxRounds,

        @Field(about = "liquidation fee on the notional, paid to the insurance fund", min = 0, max = 0.015)
        int feePpm,

        @Field(about = "margin beyond maintenance that TARGET restores", min = 0, max = 1)
        double buffer,

        @Field(about = "pause between two partial liquidations of an account", from = "PT0S", to = "PT1H")
        Duration partialCooldown,

        @Field(about = "notional that INCREMENTAL closes in a round", unit = "USD", min = 1, max = 1e9)
        double slice) {

    /** Partial liquidation, as on Hyperliquid. */
    public static LiquidationRule defaults() {
        return new LiquidationRule(LiquidationPolicy.PARTIAL20, 8, 5_000, 0.2, Duration.ZERO, 100_000);
    }

    /** The default rule with another policy. */
    public static LiquidationRule of(LiquidationPolicy policy) {
        return defaults().with("policy", policy);
    }

    /** This rule with one component replaced by a value of its type. */
    public LiquidationRule with(String component, Object value) {
        return RecordCopy.with(this, component, value);
    }
}
