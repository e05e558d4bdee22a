package io.stampede.outcome;

import java.util.Arrays;
import java.util.List;

/**
 * The figures every scenario ends with, in the order of their columns.
 *
 * <p>Losses are positive, a ratio is a plain number (0.19 is 19 %). A metric that a scenario does not have (no fall, so
 * no time to its low) is undefined there.
 */
public enum Metric {
    /** One less the lowest consolidated price over the initial one, at least zero. */
    MAX_DROP("maxDrop", "ratio"),
    /** The deepest fall of the consolidated price below its own running maximum. */
    MAX_DRAWDOWN("maxDrawdown", "ratio"),
    /** One less the last consolidated price over the initial one; a rise is negative. */
    FINAL_LOSS("finalLoss", "ratio"),
    /** End of the step in which the consolidated price first reached its minimum. */
    TIME_TO_LOW("timeToLow", "s"),
    /** The part of the fall that was made good by the end. */
    RECOVERY_RATIO("recoveryRatio", "ratio"),
    /** The deepest fall of the fundamental value, at least zero. */
    EXOGENOUS_DROP("exogenousDrop", "ratio"),
    /** The part of the deepest fall that the fundamental does not explain. */
    REACTION_SHARE("reactionShare", "ratio"),
    /** Notional sold by liquidation orders, over the initial open interest. */
    LIQUIDATED_NOTIONAL("liquidatedNotionalToOpenInterest", "ratio"),
    /** Liquidation orders executed; a partial one counts each time. */
    LIQUIDATION_COUNT("liquidationCount", "count"),
    /** Accounts liquidated or bankrupt at least once, over all leveraged accounts. */
    LIQUIDATED_ACCOUNT_SHARE("liquidatedAccountShare", "ratio"),
    /** The largest minute's share of all liquidated notional. */
    MAX_MINUTE_LIQUIDATION_SHARE("maxMinuteLiquidationShare", "ratio"),
    /** The largest forty minutes' share of all liquidated notional. */
    MAX_FORTY_MINUTE_LIQUIDATION_SHARE("maxFortyMinuteLiquidationShare", "ratio"),
    /** Notional of panic exits, over the initial open interest. */
    PANIC_SOLD_NOTIONAL("panicSoldNotionalToOpenInterest", "ratio"),
    /** The largest share of leveraged traders that panicked at one time. */
    PEAK_PANIC_SHARE("peakPanicShare", "ratio"),
    /** The largest size-weighted mean fear. */
    PEAK_FEAR("peakFear", "ratio"),
    /** End of the five minutes with the most forced and panic notional. */
    CAPITULATION_TIME("capitulationTime", "s"),
    /** The largest product, over five-minute windows, of forced and panic share of volume and of missing depth. */
    CAPITULATION_INDEX("capitulationIndex", "ratio"),
    /** Notional of bankrupt positions closed by auto-deleveraging, over the initial open interest. */
    AUTO_DELEVERAGED_NOTIONAL("autoDeleveragedNotionalToOpenInterest", "ratio"),
    /** Accounts that auto-deleveraging closed as counterparties, each counted once. */
    AUTO_DELEVERAGED_ACCOUNTS("autoDeleveragedAccounts", "count"),
    /** What counterparties lost against the mark by auto-deleveraging, over the initial open interest. */
    AUTO_DELEVERAGING_HAIRCUT("autoDeleveragingHaircutToOpenInterest", "ratio"),
    /** The part of the insurance funds used at their lowest, at least zero. */
    INSURANCE_FUND_DRAW("insuranceFundDraw", "ratio"),
    /** Losses nobody could pay, over the initial open interest. */
    BAD_DEBT("badDebtToOpenInterest", "ratio"),
    /** The deepest fall of open interest in base units. */
    OPEN_INTEREST_DROP("openInterestDrop", "ratio"),
    /** Taker volume over the initial open interest. */
    TURNOVER("turnover", "ratio"),
    /** Liquidations' share of the taker volume. */
    FORCED_VOLUME_SHARE("forcedVolumeShare", "ratio"),
    /** The largest ratio of leveraged traders' notional to their equity. */
    PEAK_SYSTEM_LEVERAGE("peakSystemLeverage", "x"),
    /** One less the lowest weighted depth of the books. */
    DEPTH_WITHDRAWAL("depthWithdrawal", "ratio"),
    /** The widest log-price gap between two venues at the end of a step. */
    MAX_VENUE_GAP("maxVenueGap", "ratio"),
    /** What market makers lost by the end, over the initial open interest; a gain is negative. */
    MARKET_MAKER_LOSS("marketMakerLossToOpenInterest", "ratio"),
    /** News items and rumours. */
    NEWS_COUNT("newsCount", "count"),
    /** The largest part of par that a collateral lost at a venue; where a de-peg is scheduled. */
    COLLATERAL_DROP("collateralDrop", "ratio"),
    /** Time in which venues took no orders, weighted by their size; where they may stop. */
    TRADING_HALT_TIME("tradingHaltTime", "s"),
    /** Halts that circuit breakers called; where a venue has one. */
    CIRCUIT_BREAKER_TRIPS("circuitBreakerTrips", "count"),
    /** Time in which venues paid nobody out, weighted by their size; where they may stop. */
    WITHDRAWAL_HALT_TIME("withdrawalHaltTime", "s"),
    /** The largest log distance of the consolidated price above the fundamental value; after a build-up. */
    BUBBLE_GAP("bubbleGap", "ratio"),
    /** Leveraged traders' notional over their equity at the start; after a build-up. */
    INITIAL_SYSTEM_LEVERAGE("initialSystemLeverage", "x"),
    /** Open interest at the start over that at the beginning of the build-up, less one. */
    BUILD_UP_GROWTH("buildUpGrowth", "ratio"),
    /** What venues were short of when they closed, over the initial open interest; where reserves may not suffice. */
    SOLVENCY_SHORTFALL("solvencyShortfallToOpenInterest", "ratio"),
    /** The part of their claims that users of closed venues lost; where reserves may not suffice. */
    CLAIMS_LOSS("claimsLossRatio", "ratio");

    private static final List<Metric> CORE =
            Arrays.stream(values()).filter(Metric::isCore).toList();

    private final String key;
    private final String unit;

    Metric(String key, String unit) {
        this.key = key;
        this.unit = unit;
    }

    /** The metrics that every scenario has, in order; the others come with a feature of the specification. */
    public static List<Metric> core() {
        return CORE;
    }

    /** Those a reader looks at first. */
    public static List<Metric> headlines() {
        return List.of(
                MAX_DROP,
                LIQUIDATED_NOTIONAL,
                PANIC_SOLD_NOTIONAL,
                AUTO_DELEVERAGED_NOTIONAL,
                INSURANCE_FUND_DRAW,
                BAD_DEBT);
    }

    /** Whether every batch has it. */
    public boolean isCore() {
        return ordinal() <= NEWS_COUNT.ordinal();
    }

    /**
     * Whether it may be told apart by its causes: prices' losses and money's. What counts panic or liquidations itself
     * is not: without them it is none by its very meaning.
     */
    public boolean isAttributable() {
        return switch (this) {
            case MAX_DROP, MAX_DRAWDOWN, FINAL_LOSS, BAD_DEBT, MARKET_MAKER_LOSS, SOLVENCY_SHORTFALL -> true;
            default -> false;
        };
    }

    /** The name of this metric in every output; stable. */
    public String key() {
        return key;
    }

    /** The unit of its values: {@code ratio}, {@code count}, {@code s} or {@code x}. */
    public String unit() {
        return unit;
    }

    /** Whether small values are the bad ones: so only for a recovery; of all other metrics large values are. */
    public boolean isWorseWhenLow() {
        return this == RECOVERY_RATIO;
    }
}
