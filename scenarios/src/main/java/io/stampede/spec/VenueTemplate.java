package io.stampede.spec;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A real venue's rules as defaults: liquidation, insurance fund, auto-deleveraging, fees, marks and funding as
 * published. Its size, depth and makers are not part of it. A group of fields that is given replaces the template's
 * group whole.
 *
 * @source the venues' own pages as of November 2025 where not said otherwise: Binance FAQ 360033525271 (liquidation),
 *     360033525471 (ADL), notices of 2021-03-18 (tiers) and 2025-09-16 (funding, mark); OKX partial liquidation and
 *     early liquidation; Bybit ADL of 2025-11-05; Deribit liquidation and insurance; Hyperliquid documentation;
 *     BitMEX insurance fund of March 2020; dYdX v4 genesis. Fees are those of the lowest tier
 */
public enum VenueTemplate {
    /** The defaults of this format, of no one venue. */
    GENERIC {
        @Override
        VenueSpecification apply(VenueSpecification plain) {
            return plain;
        }
    },
    /** One order that restores the margin, takeover at the bankruptcy price by the fund, then the queue. */
    BINANCE {
        @Override
        VenueSpecification apply(VenueSpecification plain) {
            return fees(plain, 500, 200)
                    .with("priceBand", OptionalDouble.of(0.05))
                    .with(
                            "liquidation",
                            LiquidationRule.of(LiquidationPolicy.TARGET).with("buffer", 0.0))
                    .with("insuranceFund", fund(300_000, TAKEOVER));
        }
    },
    /** Two tiers down at a time; the queue when the fund has lost 30 % of its eight-hour peak. */
    OKX {
        @Override
        VenueSpecification apply(VenueSpecification plain) {
            return fees(plain, 500, 200)
                    .with(
                            "liquidation",
                            LiquidationRule.of(LiquidationPolicy.TIER_DOWN).with("feePpm", 0))
                    .with("insuranceFund", fund(300_000, TAKEOVER));
        }
    },
    /** Two tiers down at a time; the queue when the fund's eight-hour peak is gone. */
    BYBIT {
        @Override
        VenueSpecification apply(VenueSpecification plain) {
            return fees(plain, 550, 200)
                    .with(
                            "liquidation",
                            LiquidationRule.of(LiquidationPolicy.TIER_DOWN).with("feePpm", 0))
                    .with("insuranceFund", fund(1_000_000, TAKEOVER));
        }
    },
    /** Slices at market until the margin suffices; the fund, then socialised loss. */
    DERIBIT {
        @Override
        VenueSpecification apply(VenueSpecification plain) {
            return fees(plain, 500, 0)
                    .with("liquidation", LiquidationRule.of(LiquidationPolicy.INCREMENTAL))
                    .with("insuranceFund", fund(1_000_000, OptionalDouble.empty()))
                    .with("autoDeleveraging", new AutoDeleveragingRule(AutoDeleveragingPolicy.SOCIALISE));
        }
    },
    /** A fifth of a large position, then all of it within thirty seconds; no fee; margin of half the initial one. */
    HYPERLIQUID {
        @Override
        VenueSpecification apply(VenueSpecification plain) {
            LiquidationRule rule = LiquidationRule.of(LiquidationPolicy.PARTIAL20)
                    .with("feePpm", 0)
                    .with("partialCooldown", Duration.ofSeconds(30));
            return fees(plain, 450, 150)
                    .with("fundingInterval", Optional.of(Duration.ofHours(1)))
                    .with("marginTiers", List.of(MarginTier.upTo(150e6, 40, 12_500), MarginTier.unbounded(20, 25_000)))
                    .with("liquidation", rule)
                    .with("insuranceFund", fund(1_000_000, OptionalDouble.empty()));
        }
    },
    /** Steps down, takeover at the bankruptcy price by a large fund; makers are paid (2020). */
    BITMEX {
        @Override
        VenueSpecification apply(VenueSpecification plain) {
            return fees(plain, 750, -250)
                    .with(
                            "liquidation",
                            LiquidationRule.of(LiquidationPolicy.TIER_DOWN).with("feePpm", 0))
                    .with("insuranceFund", fund(1_000_000, TAKEOVER).with("sizeToOpenInterest", 0.1));
        }
    },
    /** Slices with a fee of 1.5 % to the fund, then offsetting against the other side. */
    DYDX {
        @Override
        VenueSpecification apply(VenueSpecification plain) {
            return fees(plain, 500, -110)
                    .with("fundingInterval", Optional.of(Duration.ofHours(1)))
                    .with(
                            "liquidation",
                            LiquidationRule.of(LiquidationPolicy.INCREMENTAL).with("feePpm", 15_000))
                    .with("insuranceFund", fund(1_000_000, OptionalDouble.empty()));
        }
    };

    /** Flow at which a fund works off what it took over: ours, no venue publishes it. */
    private static final OptionalDouble TAKEOVER = OptionalDouble.of(0.02);

    /** A venue of plain defaults with these rules. */
    abstract VenueSpecification apply(VenueSpecification plain);

    private static VenueSpecification fees(VenueSpecification plain, int takerPpm, int makerPpm) {
        return plain.with("takerFeePpm", takerPpm).with("makerFeePpm", makerPpm);
    }

    private static InsuranceFundRule fund(int maxDrawSharePpm, OptionalDouble takeover) {
        return new InsuranceFundRule(InsuranceFundRule.defaults().sizeToOpenInterest(), maxDrawSharePpm, takeover);
    }
}
