package io.stampede.oracle;

import io.stampede.oracle.OracleBatch.Order;
import io.stampede.spec.LiquidationRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** One liquidation round of one venue. */
final class OracleLiquidation {
    private record Deficit(Order order, long amount) {}

    private final OracleVenue venue;
    private final LiquidationRule rule;
    private final OracleStep step;

    OracleLiquidation(OracleVenue venue, OracleStep step) {
        this.venue = venue;
        this.rule = venue.rules.liquidation();
        this.step = step;
    }

    /** Runs the round at the venue's current mark; returns whether any account had to act. */
    boolean run() {
        List<Order> orders = forcedOrders();
        if (orders.isEmpty()) {
            return false;
        }
        List<Order> bankrupt = uncovered(orders);
        List<Order> executed = new ArrayList<>(orders);
        executed.removeAll(bankrupt);
        if (!executed.isEmpty()) {
            execute(executed);
        }
        for (Order order : bankrupt) {
            new OracleAutoDeleveraging(venue, step).close((OracleTrader) order.account());
        }
        return true;
    }

    private List<Order> forcedOrders() {
        List<Order> orders = new ArrayList<>();
        for (OracleTrader trader : venue.traders) {
            if (!isLiquidatable(trader, venue.equity(trader, venue.mark))) {
                continue;
            }
            venue.sellCollateral(trader);
            if (isLiquidatable(trader, trader.equityWithoutCollateral(venue.mark))) {
                orders.add(new Order(trader, -trader.sign() * lotsToClose(trader)));
            }
        }
        return orders;
    }

    private boolean isLiquidatable(OracleTrader trader, long equity) {
        return trader.lots != 0 && equity <= venue.maintenanceMargin(trader, venue.mark);
    }

    long lotsToClose(OracleTrader trader) {
        long size = trader.size();
        long notional = trader.notional(venue.mark);
        long equity = trader.equityWithoutCollateral(venue.mark);
        return switch (rule.policy()) {
            case FULL -> size;
            case PARTIAL20 -> {
                long maintenance = venue.tiers.maintenanceMargin(notional);
                boolean partial = notional > venue.units.money(100_000) && 3 * equity > 2 * maintenance;
                yield partial ? (size + 4) / 5 : size;
            }
            case TARGET -> Math.min(size, Math.max(1, (long) Math.ceil(targetShare(notional, equity) * size)));
            case TIER_DOWN, INCREMENTAL -> throw new IllegalArgumentException("policy " + rule.policy());
        };
    }

    double targetShare(long notional, long equity) {
        double rate = venue.tiers.ratePpm(notional) / 1e6;
        double fee = rule.feePpm() / 1e6;
        double buffered = 1 + rule.buffer();
        double freed = notional * (buffered * rate - fee);
        if (freed <= 0) {
            return 1;
        }
        double missing = buffered * (rate * notional - venue.tiers.amount(notional)) - equity;
        return Math.min(Math.max(missing / freed, 0), 1);
    }

    /** Full closes the fund may not pay for, in trader-number order. */
    private List<Order> uncovered(List<Order> orders) {
        OracleBatch tentative = new OracleBatch(venue, orders);
        List<Deficit> deficits = new ArrayList<>();
        for (Order order : orders) {
            OracleAccount account = order.account();
            if (Math.abs(order.lots()) == account.size()) {
                long fee = OracleUnits.rate(tentative.notionalOf(order), venue.rules.takerFeePpm());
                long left = account.equityWithoutCollateral(tentative.ticksOf(order)) - fee;
                deficits.add(new Deficit(order, Math.max(-left, 0)));
            }
        }
        deficits.sort(Comparator.comparingLong(Deficit::amount)
                .thenComparingInt(deficit -> deficit.order().account().number));
        long floor = venue.fundPeak
                - OracleUnits.rate(venue.fundPeak, venue.rules.insuranceFund().maxDrawSharePpm());
        long available = Math.max(venue.fund.cash - floor, 0);
        List<Order> uncovered = new ArrayList<>();
        long sum = 0;
        for (Deficit deficit : deficits) {
            sum = Math.addExact(sum, deficit.amount());
            if (sum > available) {
                uncovered.add(deficit.order());
            }
        }
        uncovered.sort(Comparator.comparingInt(order -> order.account().number));
        return uncovered;
    }

    private void execute(List<Order> orders) {
        OracleBatch batch = new OracleBatch(venue, orders);
        long notional = batch.execute();
        step.volume = Math.addExact(step.volume, notional);
        step.liquidated[venue.index] = Math.addExact(step.liquidated[venue.index], notional);
        for (Order order : orders) {
            OracleTrader trader = (OracleTrader) order.account();
            step.liquidations++;
            trader.everLiquidated = true;
            long fee = OracleUnits.rate(batch.notionalOf(order), rule.feePpm());
            long equity = trader.equityWithoutCollateral(venue.mark);
            trader.pay(venue.fund, Math.min(Math.max(equity, 0), fee));
            if (trader.lots == 0) {
                venue.coverShortfall(trader);
            }
        }
    }
}
