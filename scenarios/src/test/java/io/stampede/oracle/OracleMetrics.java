package io.stampede.oracle;

import static io.stampede.outcome.Metric.*;

import io.stampede.outcome.Metric;
import io.stampede.outcome.OutcomeColumn;
import io.stampede.outcome.OutcomeLayout;
import io.stampede.spec.VenueSpecification;
import java.time.Duration;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** Computes the figures of a scenario from its whole history. */
final class OracleMetrics {
    private final OracleMarket market;
    private final OutcomeLayout layout;
    private final OutcomeColumn figures;
    private final OracleBreakdown breakdown;
    private final double initialPrice;
    private final double initialFundamental;
    private final int first;
    private final long startLots;
    private final double startInterest;
    private final long startFunds;

    /** Notes what the figures relate to: a market that has not moved yet, or one whose build-up is over. */
    OracleMetrics(OracleMarket market) {
        this.market = market;
        first = market.steps.size();
        market.forget();
        layout = new OutcomeLayout(
                market.specification.venues().stream()
                        .map(VenueSpecification::name)
                        .toList(),
                market.setup.leveragedNames);
        figures = OutcomeColumn.ofSize(layout.columns());
        breakdown = new OracleBreakdown(market, layout, figures);
        OracleUnits units = market.setup.units;
        initialPrice = first == 0 ? units.initialPrice : market.steps.get(first - 1).consolidatedPrice;
        initialFundamental =
                first == 0 ? units.initialPrice : StrictMath.exp(market.steps.get(first - 1).logFundamental);
        startLots = sumOfVenues(OracleVenue::grossLots);
        startInterest = (double) Math.multiplyExact(startLots / 2, units.ticks(initialPrice));
        startFunds = sumOfVenues(OracleVenue::fundWorth);
    }

    private long sumOfVenues(ToLongFunction<OracleVenue> figure) {
        return market.venues.stream().mapToLong(figure).reduce(0, Math::addExact);
    }

    /** The steps the figures are about. */
    private List<OracleStep> steps() {
        return market.steps.subList(first, market.steps.size());
    }

    private long sumOfSteps(ToLongFunction<OracleStep> figure) {
        return steps().stream().mapToLong(figure).reduce(0, Math::addExact);
    }

    private double lowest(ToDoubleFunction<OracleStep> figure) {
        return steps().stream().mapToDouble(figure).min().orElseThrow();
    }

    private void set(Metric metric, double value) {
        figures.set(layout.column(metric), value);
    }

    private void setRatio(Metric metric, double part, double whole) {
        if (whole != 0) {
            set(metric, part / whole);
        }
    }

    OracleOutcome outcome() {
        setPrices();
        setLiquidations();
        setFear();
        setCapitulation();
        setLosses();
        setMarket();
        breakdown.fill();
        return new OracleOutcome(layout, figures, OracleDigest.of(market), List.copyOf(market.steps));
    }

    private void setPrices() {
        double low = lowest(step -> step.consolidatedPrice);
        double last = steps().get(steps().size() - 1).consolidatedPrice;
        double drop = Math.max(1 - low / initialPrice, 0);
        double lowestFundamental = StrictMath.exp(lowest(step -> step.logFundamental));
        double exogenous = Math.max(1 - lowestFundamental / initialFundamental, 0);
        set(MAX_DROP, drop);
        set(FINAL_LOSS, 1 - last / initialPrice);
        set(EXOGENOUS_DROP, exogenous);
        double high = initialPrice;
        double drawdown = 0;
        for (OracleStep step : steps()) {
            high = Math.max(high, step.consolidatedPrice);
            drawdown = Math.max(drawdown, 1 - step.consolidatedPrice / high);
        }
        set(MAX_DRAWDOWN, drawdown);
        if (low < initialPrice) {
            int first = 0;
            while (steps().get(first).consolidatedPrice != low) {
                first++;
            }
            set(TIME_TO_LOW, endSeconds(first));
            set(RECOVERY_RATIO, (last - low) / (initialPrice - low));
            set(REACTION_SHARE, Math.min(Math.max(1 - exogenous / drop, 0), 1));
        }
    }

    private double endSeconds(int step) {
        return (step + 1L) * market.specification.clock().stepSeconds();
    }

    private void setLiquidations() {
        long all = sumOfSteps(OracleStep::liquidatedTotal);
        setRatio(LIQUIDATED_NOTIONAL, all, startInterest);
        set(LIQUIDATION_COUNT, sumOfSteps(step -> step.liquidations));
        long accounts =
                market.traders.stream().filter(trader -> trader.everLiquidated).count();
        setRatio(LIQUIDATED_ACCOUNT_SHARE, accounts, market.traders.size());
        setRatio(MAX_MINUTE_LIQUIDATION_SHARE, largestWindow(Duration.ofMinutes(1)), all);
        setRatio(MAX_FORTY_MINUTE_LIQUIDATION_SHARE, largestWindow(Duration.ofMinutes(40)), all);
    }

    private double largestWindow(Duration length) {
        long largest = 0;
        for (int end = 0; end < steps().size(); end++) {
            largest = Math.max(largest, window(end, length, OracleStep::liquidatedTotal));
        }
        return largest;
    }

    /** The steps of the window of a length that ends with a step; fewer at the start. */
    private List<OracleStep> window(int end, Duration length) {
        int steps = market.specification.clock().steps(length);
        return steps().subList(Math.max(0, end - steps + 1), end + 1);
    }

    private long window(int end, Duration length, ToLongFunction<OracleStep> figure) {
        return window(end, length).stream().mapToLong(figure).reduce(0, Math::addExact);
    }

    private void setFear() {
        setRatio(PANIC_SOLD_NOTIONAL, sumOfSteps(step -> step.panicNotional), startInterest);
        long fearful = market.traders.stream()
                .filter(trader -> !(trader instanceof OracleBasisTrader))
                .count();
        setRatio(PEAK_PANIC_SHARE, -lowest(step -> -step.panicking), fearful);
        set(PEAK_FEAR, -lowest(step -> -step.meanFear));
        set(NEWS_COUNT, market.world.newsCount);
    }

    private void setCapitulation() {
        Duration length = Duration.ofMinutes(5);
        long most = 0;
        double index = 0;
        for (int end = 0; end < steps().size(); end++) {
            long distressed = window(end, length, step -> step.liquidatedTotal() + step.panicNotional);
            if (distressed > most) {
                most = distressed;
                set(CAPITULATION_TIME, endSeconds(end));
            }
            long volume = window(end, length, step -> step.volume);
            long depth = window(end, length, step -> (long) Math.floor(meanDepth(step) * 0x1p40));
            double missing = 1 - (double) depth / (window(end, length).size() * 0x1p40);
            double share = volume == 0 ? 0 : Math.min(1, (double) distressed / (double) volume);
            index = Math.max(index, share * missing);
        }
        set(CAPITULATION_INDEX, index);
    }

    private double meanDepth(OracleStep step) {
        double sum = 0;
        for (OracleVenue venue : market.venues) {
            sum += venue.weight * step.depth[venue.index];
        }
        return sum;
    }

    private void setLosses() {
        setRatio(AUTO_DELEVERAGED_NOTIONAL, sumOfSteps(OracleMetrics::deleveraged), startInterest);
        setRatio(AUTO_DELEVERAGING_HAIRCUT, sumOfSteps(step -> step.haircut), startInterest);
        long counterparties = sumOfVenues(venue -> venue.accounts().stream()
                .filter(account -> account.everCounterparty)
                .count());
        set(AUTO_DELEVERAGED_ACCOUNTS, counterparties);
        if (startFunds > 0) {
            double kept = (double) sumOfVenues(venue -> venue.fundLow) / (double) startFunds;
            set(INSURANCE_FUND_DRAW, Math.max(1 - kept, 0));
        }
        setRatio(BAD_DEBT, -sumOfVenues(venue -> Math.min(venue.unpaid() - venue.startDebt, 0)), startInterest);
        long makersLoss = -sumOfVenues(
                venue -> venue.marketMaker().equityWithoutCollateral(venue.mark) - venue.marketMaker().startEquity);
        setRatio(MARKET_MAKER_LOSS, makersLoss, startInterest);
    }

    private static long deleveraged(OracleStep step) {
        long sum = 0;
        for (long notional : step.deleveraged) {
            sum = Math.addExact(sum, notional);
        }
        return sum;
    }

    private void setMarket() {
        if (startLots > 0) {
            double low = Math.min(lowest(step -> step.grossLots), startLots);
            set(OPEN_INTEREST_DROP, 1 - low / startLots);
        }
        long volume = sumOfSteps(step -> step.volume);
        setRatio(TURNOVER, volume, startInterest);
        setRatio(FORCED_VOLUME_SHARE, sumOfSteps(OracleStep::liquidatedTotal), volume);
        double leverage = -1;
        double gap = 0;
        for (OracleStep step : steps()) {
            if (step.totalEquity > 0) {
                leverage = Math.max(leverage, (double) step.totalNotional / (double) step.totalEquity);
            }
            gap = Math.max(gap, gap(step));
        }
        if (leverage >= 0) {
            set(PEAK_SYSTEM_LEVERAGE, leverage);
        }
        set(DEPTH_WITHDRAWAL, 1 - Math.min(lowest(this::meanDepth), 1));
        set(MAX_VENUE_GAP, gap);
    }

    private static double gap(OracleStep step) {
        double widest = 0;
        for (int one = 0; one < step.logPrice.length; one++) {
            for (int other = 0; other < one; other++) {
                if (!step.closed[one] && !step.closed[other]) {
                    widest = Math.max(widest, Math.abs(step.logPrice[one] - step.logPrice[other]));
                }
            }
        }
        return widest;
    }
}
