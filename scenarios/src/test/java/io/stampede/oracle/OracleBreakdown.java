package io.stampede.oracle;

import io.stampede.outcome.CohortFigure;
import io.stampede.outcome.OutcomeColumn;
import io.stampede.outcome.OutcomeLayout;
import io.stampede.outcome.VenueFigure;
import java.util.Arrays;

/** Computes the figures of single venues and cohorts. */
final class OracleBreakdown {
    private final OracleMarket market;
    private final OutcomeLayout layout;
    private final OutcomeColumn figures;
    private final long[] startInterest;
    private final long[] startFund;
    private final long[] startEquity;
    private final double[] startPrice;
    private final int first;

    /** Notes what the figures relate to; the market has not moved yet. */
    OracleBreakdown(OracleMarket market, OutcomeLayout layout, OutcomeColumn figures) {
        this.market = market;
        this.layout = layout;
        this.figures = figures;
        first = market.steps.size();
        OracleUnits units = market.setup.units;
        double price = first == 0 ? units.initialPrice : market.steps.get(first - 1).consolidatedPrice;
        long ticks = units.ticks(price);
        startPrice = market.venues.stream()
                .mapToDouble(venue -> first == 0 ? units.initialPrice : market.steps.get(first - 1).price[venue.index])
                .toArray();
        startInterest = market.venues.stream()
                .mapToLong(venue -> Math.multiplyExact(venue.grossLots() / 2, ticks))
                .toArray();
        startFund = market.venues.stream().mapToLong(OracleVenue::fundWorth).toArray();
        startEquity = equity();
    }

    void fill() {
        for (OracleVenue venue : market.venues) {
            fillVenue(venue);
        }
        fillCohorts();
    }

    private void set(OracleVenue venue, VenueFigure figure, double value) {
        figures.set(layout.column(venue.index, figure), value);
    }

    private void fillVenue(OracleVenue venue) {
        double low = Double.POSITIVE_INFINITY;
        long liquidated = 0;
        long deleveraged = 0;
        for (OracleStep step : market.steps.subList(first, market.steps.size())) {
            low = Math.min(low, step.price[venue.index]);
            liquidated = Math.addExact(liquidated, step.liquidated[venue.index]);
            if (deleveraged == 0 && step.deleveraged[venue.index] > 0) {
                set(venue, VenueFigure.FIRST_AUTO_DELEVERAGING, seconds(step.step));
            }
            deleveraged = Math.addExact(deleveraged, step.deleveraged[venue.index]);
        }
        set(venue, VenueFigure.MAX_DROP, Math.max(1 - low / startPrice[venue.index], 0));
        double interest = (double) startInterest[venue.index];
        if (interest > 0) {
            set(venue, VenueFigure.LIQUIDATED_NOTIONAL, liquidated / interest);
            set(venue, VenueFigure.AUTO_DELEVERAGED_NOTIONAL, deleveraged / interest);
        }
        fillDistress(venue);
        if (startFund[venue.index] > 0) {
            double kept = (double) venue.fundLow / (double) startFund[venue.index];
            set(venue, VenueFigure.INSURANCE_FUND_DRAW, Math.max(1 - kept, 0));
        }
    }

    /** The first step at whose end some reason for distress stands. */
    private void fillDistress(OracleVenue venue) {
        boolean deleveraged = false;
        for (OracleStep step : market.steps.subList(first, market.steps.size())) {
            long fund = startFund[venue.index];
            deleveraged |= step.deleveraged[venue.index] > 0;
            boolean drawn = fund > 0 && 1 - (double) step.fundLow[venue.index] / (double) fund > 0.1;
            if (deleveraged || drawn || step.closed[venue.index]) {
                set(venue, VenueFigure.FIRST_DISTRESS, seconds(step.step));
                return;
            }
        }
    }

    private double seconds(int step) {
        return (step - first + 1L) * market.specification.clock().stepSeconds();
    }

    private int cohort(OracleTrader trader) {
        int band = 0;
        while (band + 1 < OutcomeLayout.LEVERAGE_BANDS.size()
                && trader.startLeverage >= OutcomeLayout.LEVERAGE_BANDS.get(band + 1)) {
            band++;
        }
        return trader.populationIndex * OutcomeLayout.LEVERAGE_BANDS.size() + band;
    }

    private long[] equity() {
        long[] sums = new long[layout.cohorts()];
        for (OracleTrader trader : market.traders) {
            OracleVenue venue = market.venues.get(trader.venueIndex);
            int cohort = cohort(trader);
            long worth = Math.addExact(venue.equity(trader, venue.mark), trader.wallet);
            sums[cohort] = Math.addExact(sums[cohort], worth);
        }
        return sums;
    }

    private void fillCohorts() {
        long[] traders = new long[layout.cohorts()];
        long[] liquidated = new long[layout.cohorts()];
        long[] panicked = new long[layout.cohorts()];
        long[] wipedOut = new long[layout.cohorts()];
        int[] firstSale = new int[layout.cohorts()];
        Arrays.fill(firstSale, Integer.MAX_VALUE);
        for (OracleTrader trader : market.traders) {
            int cohort = cohort(trader);
            traders[cohort]++;
            liquidated[cohort] += trader.everLiquidated ? 1 : 0;
            panicked[cohort] += trader.everPanicked ? 1 : 0;
            wipedOut[cohort] += trader.everWipedOut ? 1 : 0;
            if (trader.firstSale >= 0) {
                firstSale[cohort] = Math.min(firstSale[cohort], trader.firstSale);
            }
        }
        long[] endEquity = equity();
        for (int cohort = 0; cohort < layout.cohorts(); cohort++) {
            set(cohort, CohortFigure.TRADERS, traders[cohort]);
            set(cohort, CohortFigure.LIQUIDATED, liquidated[cohort]);
            set(cohort, CohortFigure.PANICKED, panicked[cohort]);
            set(cohort, CohortFigure.WIPED_OUT, wipedOut[cohort]);
            if (firstSale[cohort] != Integer.MAX_VALUE) {
                set(cohort, CohortFigure.FIRST_SALE, seconds(firstSale[cohort]));
            }
            set(cohort, CohortFigure.INITIAL_EQUITY, market.setup.units.usd(startEquity[cohort]));
            set(cohort, CohortFigure.FINAL_EQUITY, market.setup.units.usd(endEquity[cohort]));
        }
    }

    private void set(int cohort, CohortFigure figure, double value) {
        figures.set(layout.column(cohort, figure), value);
    }
}
