package io.stampede.market.liquidation;

import io.stampede.market.account.Money;
import io.stampede.market.margin.MarginSchedule;
import io.stampede.spec.LiquidationPolicy;
import io.stampede.spec.LiquidationRule;

/**
 * How much of a position one round of liquidation closes.
 *
 * @param policy whose rule it is
 * @param buffer equity above maintenance that {@code TARGET} restores
 * @param feePpm liquidation fee that {@code TARGET} reckons with, parts per million
 * @param partialAbove notional above which {@code PARTIAL20} closes a fifth, money units
 * @param slice notional that {@code INCREMENTAL} closes, money units
 * @param coolDownSteps steps after a partial close in which {@code PARTIAL20} closes all, −1 if it has no memory
 * @source Hyperliquid (a fifth at a time above 100,000 USD, all within 30 s after), OKX (two tiers down), Binance
 *     (as much as restores the margin), Deribit (slices)
 */
public record ClosingRule(
        LiquidationPolicy policy, double buffer, int feePpm, long partialAbove, long slice, int coolDownSteps) {
    /** Quote currency above which Hyperliquid closes a position by a fifth at a time. */
    private static final double PARTIAL_ABOVE_QUOTE = 100_000;

    static ClosingRule of(LiquidationRule rule, double tickSize, double lotSize, int stepSeconds) {
        long coolDown = rule.partialCooldown().toSeconds();
        return new ClosingRule(
                rule.policy(),
                rule.buffer(),
                rule.feePpm(),
                Money.units(PARTIAL_ABOVE_QUOTE, tickSize, lotSize),
                Money.units(rule.slice(), tickSize, lotSize),
                rule.partialCooldown().isZero() ? -1 : (int) ((coolDown + stepSeconds - 1) / stepSeconds));
    }

    /** Whether partial closes have to be remembered. */
    public boolean remembers() {
        return coolDownSteps >= 0;
    }

    /**
     * A position that has to be closed, in part or whole.
     *
     * @param size lots
     * @param mark ticks
     * @param equity money units, collateral sold
     * @param maintenance money units, as asked for now
     * @param marginPpm factor on maintenance, parts per million
     * @param stepsSincePartial steps since it was last closed in part, {@link Integer#MAX_VALUE} if never
     */
    record Position(long size, long mark, long equity, long maintenance, int marginPpm, int stepsSincePartial) {
        long notional() {
            return size * mark;
        }
    }

    /** Lots to close, at least 1. */
    long lots(Position position, MarginSchedule schedule) {
        long size = position.size();
        return switch (policy) {
            case FULL -> size;
            case PARTIAL20 -> isPartial(position) ? (size + 4) / 5 : size;
            case TARGET -> target(position, schedule);
            case TIER_DOWN -> tierDown(position, schedule);
            case INCREMENTAL -> Math.min(size, Math.max(1, slice / position.mark()));
        };
    }

    private boolean isPartial(Position position) {
        return position.notional() > partialAbove
                && 3 * position.equity() > 2 * position.maintenance()
                && position.stepsSincePartial() > coolDownSteps;
    }

    /** Down to the bound two tiers below; all of it in the two lowest. */
    private static long tierDown(Position position, MarginSchedule schedule) {
        long bound = schedule.boundTwoTiersBelow(position.notional());
        return bound == 0 ? position.size() : Math.max(1, position.size() - bound / position.mark());
    }

    /** Lots whose closing restores equity to (1 + buffer) × maintenance, rounded up. */
    private long target(Position position, MarginSchedule schedule) {
        double factor = position.marginPpm() / 1e6;
        double part = targetShare(
                schedule.maintenanceRate(position.notional()) / 1e6 * factor,
                (double) schedule.maintenanceAmount(position.notional()) * factor,
                (double) position.notional(),
                (double) position.equity(),
                1.0 + buffer,
                feePpm / 1e6);
        return Math.min(position.size(), Math.max(1, (long) Math.ceil(part * (double) position.size())));
    }

    /** The share of a position to close so that equity is {@code cushion} times maintenance after the fee. */
    static double targetShare(double rate, double amount, double notional, double equity, double cushion, double fee) {
        double perUnit = notional * (cushion * rate - fee);
        if (perUnit <= 0) {
            return 1;
        }
        double part = (cushion * (rate * notional - amount) - equity) / perUnit;
        return Math.min(Math.max(part, 0), 1);
    }
}
