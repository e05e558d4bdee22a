package io.stampede.outcome;

/**
 * Something that happened in one scenario and that a reader wants to find.
 *
 * @param step in which it happened
 * @param venue position of the venue it happened at, {@link #MARKET} if it was not one alone
 * @param kind what it was
 * @param size how large: a log return, a severity, a discount, 0 where there is nothing to tell
 */
public record HistoryEvent(int step, int venue, Kind kind, double size) {
    /** In place of a venue: the whole market. */
    public static final int MARKET = -1;

    /** What happened. */
    public enum Kind {
        /** Scheduled bad news or a rumour; its severity. */
        BAD_NEWS("badNews", "bad news"),
        /** Scheduled good news; its severity. */
        GOOD_NEWS("goodNews", "good news"),
        /** A rumour is denied; the part of the fear that goes with it. */
        DENIAL("denial", "rumour denied"),
        /** A collateral falls below par; the part lost. */
        PEG_LOST("pegLost", "collateral below par"),
        /** All collateral is at par again. */
        PEG_RESTORED("pegRestored", "collateral at par again"),
        /** The first liquidation at a venue. */
        FIRST_LIQUIDATION("firstLiquidation", "first liquidation"),
        /** The first auto-deleveraging at a venue. */
        FIRST_AUTO_DELEVERAGING("firstAutoDeleveraging", "first auto-deleveraging"),
        /** Nothing is left of an insurance fund. */
        FUND_EXHAUSTED("fundExhausted", "insurance fund exhausted"),
        /** A venue takes no more orders. */
        TRADING_HALTED("tradingHalted", "trading halted"),
        /** A venue takes orders again. */
        TRADING_RESUMED("tradingResumed", "trading resumed"),
        /** A circuit breaker trips. */
        CIRCUIT_BREAKER("circuitBreaker", "circuit breaker"),
        /** A venue pays nobody out any more. */
        WITHDRAWALS_HALTED("withdrawalsHalted", "withdrawals halted"),
        /** A venue pays out again. */
        WITHDRAWALS_RESUMED("withdrawalsResumed", "withdrawals resumed"),
        /** A venue is closed because it owes more than it has; the part of the claims that is paid. */
        INSOLVENT("insolvent", "venue insolvent");

        private final String key;
        private final String text;

        Kind(String key, String text) {
            this.key = key;
            this.text = text;
        }

        /** Its name in every output; stable. */
        public String key() {
            return key;
        }

        /** What happened, in words. */
        public String text() {
            return text;
        }
    }
}
