package io.stampede.oracle;

import io.stampede.oracle.OracleBatch.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** An insurance fund that takes bankrupt positions over and works them off. */
final class OracleTakeover {
    private final OracleVenue venue;
    private final OracleStep step;
    private final OptionalDouble participation;

    OracleTakeover(OracleVenue venue, OracleStep step) {
        this.venue = venue;
        this.step = step;
        participation = venue.rules.insuranceFund().takeover();
    }

    /** Full closes with a deficit that the fund can cover: it takes them over. */
    List<Order> taken(List<Order> owing, List<Order> uncovered) {
        List<Order> taken = new ArrayList<>();
        if (participation.isPresent()) {
            taken.addAll(owing);
            taken.removeAll(uncovered);
        }
        return taken;
    }

    /** Takes a position with its cash over. */
    void take(OracleTrader trader) {
        OracleAccount fund = venue.fund;
        fund.lots = Math.addExact(fund.lots, trader.lots);
        fund.cash = Math.addExact(fund.cash, trader.cash);
        fund.entryCost = Math.subtractExact(fund.entryCost, trader.cash);
        if (fund.lots == 0) {
            fund.entryCost = 0;
        }
        trader.lots = 0;
        trader.cash = 0;
        trader.entryCost = 0;
        trader.everLiquidated = true;
        trader.everWipedOut = true;
    }

    /** Hands the fund's position on once it is worth less than nothing. */
    boolean handOnIfWorthless() {
        OracleAccount fund = venue.fund;
        if (participation.isEmpty() || fund.lots == 0 || fund.equityWithoutCollateral(venue.mark) > 0) {
            return false;
        }
        new OracleAutoDeleveraging(venue, step).close(fund);
        return true;
    }

    /** What the fund orders to work its position off, none if it holds none. */
    List<Order> unwind(int stepSeconds) {
        OracleAccount fund = venue.fund;
        if (fund.lots == 0) {
            return List.of();
        }
        double flow = participation.getAsDouble() * venue.book.depth * venue.book.onePercentLots * stepSeconds / 60;
        long lots = Math.min(fund.size(), Math.max(1, (long) Math.floor(flow)));
        return List.of(new Order(fund, -fund.sign() * lots));
    }

    /** Writes off what a fund without a position owes. */
    void settle() {
        if (venue.fund.lots == 0 && venue.fund.cash < 0) {
            venue.debt.pay(venue.fund, -venue.fund.cash);
        }
    }
}
