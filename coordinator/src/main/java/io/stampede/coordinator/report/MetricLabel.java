package io.stampede.coordinator.report;

import io.stampede.outcome.Metric;

/** Short names of the metrics for tables; OI is the initial open interest. */
public final class MetricLabel {
    private MetricLabel() {}

    /** The name of a metric, 21 characters at most. */
    public static String of(Metric metric) {
        return switch (metric) {
            case MAX_DROP -> "Max drop";
            case MAX_DRAWDOWN -> "Max drawdown";
            case FINAL_LOSS -> "Final loss";
            case TIME_TO_LOW -> "Time to low";
            case RECOVERY_RATIO -> "Recovered";
            case EXOGENOUS_DROP -> "Exogenous drop";
            case REACTION_SHARE -> "Reaction share";
            case LIQUIDATED_NOTIONAL -> "Liquidated / OI";
            case LIQUIDATION_COUNT -> "Liquidation orders";
            case LIQUIDATED_ACCOUNT_SHARE -> "Accounts liquidated";
            case MAX_MINUTE_LIQUIDATION_SHARE -> "Liquid. worst 1 min";
            case MAX_FORTY_MINUTE_LIQUIDATION_SHARE -> "Liquid. worst 40 min";
            case PANIC_SOLD_NOTIONAL -> "Panic-sold / OI";
            case PEAK_PANIC_SHARE -> "Peak panic share";
            case PEAK_FEAR -> "Peak fear";
            case CAPITULATION_TIME -> "Capitulation time";
            case CAPITULATION_INDEX -> "Capitulation index";
            case AUTO_DELEVERAGED_NOTIONAL -> "Auto-deleveraged / OI";
            case AUTO_DELEVERAGED_ACCOUNTS -> "Accounts deleveraged";
            case AUTO_DELEVERAGING_HAIRCUT -> "ADL haircut / OI";
            case INSURANCE_FUND_DRAW -> "Insurance fund used";
            case BAD_DEBT -> "Bad debt / OI";
            case OPEN_INTEREST_DROP -> "Open interest drop";
            case TURNOVER -> "Turnover / OI";
            case FORCED_VOLUME_SHARE -> "Forced volume share";
            case PEAK_SYSTEM_LEVERAGE -> "Peak system leverage";
            case DEPTH_WITHDRAWAL -> "Depth withdrawn";
            case MAX_VENUE_GAP -> "Widest venue gap";
            case MARKET_MAKER_LOSS -> "Maker loss / OI";
            case NEWS_COUNT -> "News items";
            case COLLATERAL_DROP -> "Collateral drop";
            case TRADING_HALT_TIME -> "Trading halted";
            case CIRCUIT_BREAKER_TRIPS -> "Circuit breakers";
            case WITHDRAWAL_HALT_TIME -> "Withdrawals halted";
            case BUBBLE_GAP -> "Bubble gap";
            case INITIAL_SYSTEM_LEVERAGE -> "Leverage at start";
            case BUILD_UP_GROWTH -> "Build-up growth";
            case SOLVENCY_SHORTFALL -> "Venue shortfall / OI";
            case CLAIMS_LOSS -> "Claims lost";
        };
    }
}
