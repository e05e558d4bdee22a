package io.stampede.oracle;

import io.stampede.oracle.OracleBatch.Order;
import io.stampede.spec.AutoDeleveragingPolicy;
import io.stampede.spec.LiquidationPolicy;
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
    private final OracleTakeover takeover;

    OracleLiquidation(OracleVenue venue, OracleStep step) {
        this.venue = venue;
        this.rule = venue.rules.liquidation();
        this.step = step;
        takeover = new OracleTakeover(venue, step);
    }

    /** Runs the round at the venue's current mark; returns whether any account had to act. */
    boolean run() {
        boolean acted = takeover.handOnIfWorthless();
        List<Order> orders = forcedOrders();
        if (!orders.isEmpty()) {
            clear(orders);
            takeover.handOnIfWorthless();
            acted = true;
        }
        return acted;
    }

    private void clear(List<Order> orders) {
        List<Deficit> deficits = deficits(orders);
        List<Order> bankrupt = uncovered(deficits);
        List<Order> executed = new ArrayList<>(orders);
        AutoDeleveragingPolicy policy = venue.rules.autoDeleveraging().policy();
        boolean handsOver = policy != AutoDeleveragingPolicy.SOCIALISE && policy != AutoDeleveragingPolicy.NONE;
        if (handsOver) {
            executed.removeAll(bankrupt);
        }
        List<Order> taken = takeover.taken(
                deficits.stream()
                        .filter(deficit -> deficit.amount() > 0)
                        .map(Deficit::order)
                        .toList(),
                bankrupt);
        executed.removeAll(taken);
        execute(OracleBand.cut(venue, executed), bankrupt);
        taken.forEach(order -> takeover.take((OracleTrader) order.account()));
        if (handsOver) {
            for (Order order : bankrupt) {
                new OracleAutoDeleveraging(venue, step).close(order.account());
            }
        }
    }

    private List<Order> forcedOrders() {
        List<Order> orders = new ArrayList<>();
        for (OracleTrader trader : venue.traders) {
            if (!isLiquidatable(trader, venue.equity(trader, venue.mark))) {
                continue;
            }
            venue.sellCollateral(trader);
            if (isLiquidatable(trader, trader.equityWithoutCollateral(venue.mark))) {
                orders.add(new Order(trader, -trader.sign() * decide(trader)));
            }
        }
        return orders;
    }

    private boolean isLiquidatable(OracleTrader trader, long equity) {
        return trader.lots != 0 && equity <= venue.maintenanceMargin(trader, venue.mark);
    }

    /** Lots to close, with the pause after a partial close that the rule may have. */
    private long decide(OracleTrader trader) {
        boolean pauses = rule.policy() == LiquidationPolicy.PARTIAL20
                && !rule.partialCooldown().isZero();
        if (pauses && trader.lastPartial >= 0 && step.step <= trader.lastPartial + venue.cooldownSteps) {
            return trader.size();
        }
        long lots = lotsToClose(trader);
        if (pauses && lots < trader.size()) {
            trader.lastPartial = step.step;
        }
        return lots;
    }

    long lotsToClose(OracleTrader trader) {
        long size = trader.size();
        long notional = trader.notional(venue.mark);
        long equity = trader.equityWithoutCollateral(venue.mark);
        return switch (rule.policy()) {
            case FULL -> size;
            case PARTIAL20 -> {
                long maintenance = venue.maintenanceMargin(trader, venue.mark);
                boolean partial = notional > venue.units.money(100_000) && 3 * equity > 2 * maintenance;
                yield partial ? (size + 4) / 5 : size;
            }
            case TARGET -> Math.min(size, Math.max(1, (long) Math.ceil(targetShare(notional, equity) * size)));
            case TIER_DOWN -> {
                int tier = venue.tiers.tier(notional);
                yield tier < 2 ? size : Math.max(1, size - venue.tiers.bound(tier - 2) / venue.mark);
            }
            case INCREMENTAL -> Math.min(size, Math.max(1, venue.units.money(rule.slice()) / venue.mark));
        };
    }

    double targetShare(long notional, long equity) {
        double rate = venue.tiers.ratePpm(notional) / 1e6;
        double amount = venue.tiers.amount(notional);
        if (venue.marginPpm != 1_000_000) {
            rate = rate * venue.marginPpm / 1e6;
            amount = amount * venue.marginPpm / 1e6;
        }
        double fee = rule.feePpm() / 1e6;
        double buffered = 1 + rule.buffer();
        double freed = notional * (buffered * rate - fee);
        if (freed <= 0) {
            return 1;
        }
        double missing = buffered * (rate * notional - amount) - equity;
        return Math.min(Math.max(missing / freed, 0), 1);
    }

    /** What full closes would owe if all orders were executed together, smallest first. */
    private List<Deficit> deficits(List<Order> orders) {
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
        return deficits;
    }

    /** Full closes the fund may not pay for, in trader-number order. */
    private List<Order> uncovered(List<Deficit> deficits) {
        long floor = venue.fundPeak
                - OracleUnits.rate(venue.fundPeak, venue.rules.insuranceFund().maxDrawSharePpm());
        long available = Math.max(venue.fundWorth() - floor, 0);
        List<Order> uncovered = new ArrayList<>();
        long sum = 0;
        for (Deficit deficit : deficits) {
            if (uncovered.isEmpty() && deficit.amount() <= available - sum) {
                sum += deficit.amount();
            } else {
                uncovered.add(deficit.order());
            }
        }
        uncovered.sort(Comparator.comparingInt(order -> order.account().number));
        return uncovered;
    }

    /** Executes the orders; what those owe that the fund may not pay for, others bear. */
    private void execute(List<Order> orders, List<Order> bankrupt) {
        if (orders.isEmpty()) {
            return;
        }
        OracleBatch batch = new OracleBatch(venue, orders);
        long notional = batch.execute();
        step.volume = Math.addExact(step.volume, notional);
        step.liquidated[venue.index] = Math.addExact(step.liquidated[venue.index], notional);
        List<OracleAccount> unpaid = new ArrayList<>();
        for (Order order : orders) {
            if (order.lots() == 0) {
                continue;
            }
            OracleTrader trader = (OracleTrader) order.account();
            step.liquidations++;
            trader.everLiquidated = true;
            trader.everWipedOut |= trader.lots == 0;
            long fee = OracleUnits.rate(batch.notionalOf(order), rule.feePpm());
            long equity = trader.equityWithoutCollateral(venue.mark);
            trader.pay(venue.fund, Math.min(Math.max(equity, 0), fee));
            if (trader.lots != 0) {
                continue;
            }
            if (bankrupt.stream().anyMatch(other -> other.account() == trader)) {
                unpaid.add(trader);
            } else {
                venue.coverShortfall(trader);
            }
        }
        new OracleSocialisedLoss(venue, step).bear(unpaid);
    }
}
