package io.stampede.oracle;

import io.stampede.oracle.OracleBatch.Order;
import io.stampede.oracle.OracleTrader.State;
import io.stampede.spec.Depeg;
import io.stampede.spec.Shock;
import io.stampede.spec.Specification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One scenario under way: the phases of a step in their order. */
final class OracleMarket {
    final Specification specification;
    final OracleSetup setup;
    final OracleWorld world;
    final List<OracleVenue> venues;
    final List<OracleTrader> traders;
    final List<OracleStep> steps = new ArrayList<>();

    private final OracleSentiment sentiment;
    private final OraclePoolStrategies strategies;
    private final OracleInvariants invariants;
    private final int stepSeconds;
    private final int minuteSteps;

    OracleMarket(Specification specification, int scenario) {
        this.specification = specification;
        OracleDraws draws = new OracleDraws(specification.seed(), scenario);
        setup = new OracleSetup(specification, draws);
        venues = setup.venues;
        traders = setup.traders;
        world = new OracleWorld(specification, draws);
        sentiment = new OracleSentiment(specification, draws, world, traders);
        strategies = new OraclePoolStrategies(world);
        stepSeconds = specification.clock().stepSeconds();
        minuteSteps = specification.clock().steps(Duration.ofMinutes(1));
        invariants = new OracleInvariants(this);
    }

    /** Runs the next step. */
    void advance() {
        int number = steps.size();
        OracleStep step = new OracleStep(number, venues.size());
        long seconds = (long) number * stepSeconds;
        if (number > 0 && seconds % 28_800 == 0) {
            venues.forEach(venue -> venue.fundPeak = venue.fund.cash);
        }
        world.moveFundamental(number);
        for (OracleVenue venue : venues) {
            venue.book.anchor += world.logChange;
            setCollateralPrices(venue, number);
        }
        world.publishNews(number);
        observe(step);
        for (OracleVenue venue : venues) {
            fund(venue, seconds);
        }
        noteLeverage(step);
        long[] lotsBefore = traders.stream().mapToLong(OracleAccount::size).toArray();
        sentiment.feel(number, venues, step.liquidatedShare);
        List<List<Order>> orders = orders(step);
        world.meanFear = meanFear(lotsBefore);
        step.panicking = (int)
                traders.stream().filter(trader -> trader.state == State.PANIC).count();
        for (OracleVenue venue : venues) {
            updateDepth(venue);
            trade(venue, orders.get(venue.index), step);
        }
        mirror();
        liquidate(step, seconds);
        for (OracleVenue venue : venues) {
            relax(venue, world.logFundamental, stepSeconds);
        }
        step.record(world, venues);
        steps.add(step);
        invariants.check();
    }

    private void setCollateralPrices(OracleVenue venue, int number) {
        Arrays.fill(venue.collateralPpm, 1_000_000);
        for (Shock shock : specification.shocks()) {
            if (!(shock instanceof Depeg depeg)
                    || !(depeg.venues().isEmpty() || depeg.venues().contains(venue.rules.name()))) {
                continue;
            }
            int first = Math.min((int) Math.ceil(OracleWorld.fixed(depeg.at()) / stepSeconds), specification.clock().steps() - 1);
            int end = first + (int) Math.ceil(OracleWorld.fixed(depeg.duration()) / stepSeconds);
            for (int index = 0; index < venue.collateralPpm.length; index++) {
                boolean named = specification.collateral().get(index).name().equals(depeg.collateral());
                if (named && number >= first && number < end) {
                    int ppm = 1_000_000 - (int) Math.rint(OracleWorld.fixed(depeg.discount()) * 1e6);
                    venue.collateralPpm[index] = Math.min(venue.collateralPpm[index], ppm);
                }
            }
        }
    }

    /** Phase 4: mids, index, basis, marks, signals. */
    private void observe(OracleStep step) {
        double index = index();
        step.index = index;
        int earlier = step.step - 1 - minuteSteps;
        double earlierPrice = earlier < 0 ? setup.units.initialPrice : steps.get(earlier).consolidatedPrice;
        world.observe(index, earlierPrice);
        for (OracleVenue venue : venues) {
            venue.basis += (venue.price - index - venue.basis) * Math.min(1, stepSeconds / 30.0);
            remark(venue, index, (long) step.step * stepSeconds);
            double bid = venue.book.averagePrice(-0.1 * venue.book.onePercentLots);
            double ask = venue.book.averagePrice(0.1 * venue.book.onePercentLots);
            venue.premiumSum += (Math.max(bid - index, 0) - Math.max(index - ask, 0)) / index;
            venue.premiumCount++;
        }
        long liquidated = 0;
        for (int past = Math.max(0, step.step - minuteSteps); past < step.step; past++) {
            liquidated = Math.addExact(liquidated, steps.get(past).liquidatedTotal());
        }
        long gross = venues.stream().mapToLong(OracleVenue::grossLots).reduce(0, Math::addExact);
        step.liquidatedShare = gross == 0 ? 0 : liquidated / (0.5 * gross * (index / setup.units.tick));
    }

    /** Refreshes the mids and returns the index made of them. */
    private double index() {
        double[] sorted = new double[venues.size()];
        for (OracleVenue venue : venues) {
            venue.price = venue.book.price();
            sorted[venue.index] = venue.price;
        }
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : 0.5 * (sorted[middle - 1] + sorted[middle]);
        double index = 0;
        for (OracleVenue venue : venues) {
            double clipped = Math.min(Math.max(venue.price, median * (1 - 0.03)), median * (1 + 0.03));
            index += venue.weight * clipped;
        }
        return index;
    }

    private void remark(OracleVenue venue, double index, long seconds) {
        double fair = index;
        if (venue.rules.fundingInterval().isPresent()) {
            long interval = venue.rules.fundingInterval().get().toSeconds();
            double left = interval - seconds % interval;
            fair = index * (1 + venue.fundingRate * (left / 28_800));
        }
        double[] prices = {fair, index + venue.basis, venue.price};
        Arrays.sort(prices);
        venue.mark = venue.units.ticks(prices[1]);
    }

    /** Phase 5: funding payments, if due. */
    private static void fund(OracleVenue venue, long seconds) {
        Optional<Duration> interval = venue.rules.fundingInterval();
        if (interval.isEmpty() || seconds == 0 || seconds % interval.get().toSeconds() != 0) {
            return;
        }
        double premium = venue.premiumSum / venue.premiumCount;
        venue.premiumSum = 0;
        venue.premiumCount = 0;
        long ppm = fundingPpm(premium, interval.get().toHours());
        venue.fundingRate = ppm / 1e6;
        payFunding(venue, ppm);
    }

    static long fundingPpm(double premium, long hours) {
        double rate = (premium + Math.min(Math.max(0.0001 - premium, -0.0005), 0.0005)) / (8.0 / hours);
        return (long) Math.rint(Math.min(Math.max(rate, -0.0075), 0.0075) * 1e6);
    }

    static void payFunding(OracleVenue venue, long ppm) {
        if (ppm == 0) {
            return;
        }
        for (OracleAccount account : venue.accounts()) {
            long amount = OracleUnits.rate(account.notional(venue.mark), Math.abs(ppm));
            if (account.sign() * ppm > 0) {
                account.pay(venue.fees, amount + 1);
            } else if (account.sign() * ppm < 0) {
                venue.fees.pay(account, amount);
            }
        }
    }

    private void noteLeverage(OracleStep step) {
        for (OracleTrader trader : traders) {
            OracleVenue venue = venues.get(trader.venueIndex);
            step.totalNotional = Math.addExact(step.totalNotional, trader.notional(venue.mark));
            step.totalEquity = Math.addExact(step.totalEquity, Math.max(venue.equity(trader, venue.mark), 0));
        }
    }

    /** Phase 6: orders of panicking traders and of pools, per venue in trader-number order. */
    private List<List<Order>> orders(OracleStep step) {
        List<List<Order>> all = new ArrayList<>();
        for (OracleVenue venue : venues) {
            List<Order> orders = new ArrayList<>();
            for (OracleTrader trader : venue.traders) {
                long lots = sentiment.exit(trader);
                if (lots > 0) {
                    orders.add(new Order(trader, -trader.sign() * lots));
                    step.panicNotional = Math.addExact(step.panicNotional, Math.multiplyExact(lots, venue.mark));
                }
            }
            for (OraclePool pool : venue.pools) {
                long lots = strategies.order(pool, venue);
                if (lots != 0) {
                    orders.add(new Order(pool, lots));
                }
            }
            all.add(orders);
        }
        return all;
    }

    private double meanFear(long[] lots) {
        long weighted = 0;
        long total = 0;
        for (OracleTrader trader : traders) {
            long fear = (long) Math.floor(trader.fear * 1_048_576);
            weighted = Math.addExact(weighted, Math.multiplyExact(fear, lots[trader.number]));
            total = Math.addExact(total, lots[trader.number]);
        }
        return total == 0 ? 0 : (double) weighted / (1_048_576.0 * (double) total);
    }

    /** Phase 8: market makers withdraw or return. */
    private void updateDepth(OracleVenue venue) {
        OracleBook book = venue.book;
        double before = book.displacement(book.flow);
        double target = Math.max(venue.rules.minDepth(), calm(venue) * StrictMath.exp(strain(venue, before)));
        double tau = OracleWorld.seconds(
                target < book.depth ? venue.rules.depthWithdrawalTime() : venue.rules.depthRecoveryTime());
        double depth = book.depth + (target - book.depth) * (1 - StrictMath.exp(-stepSeconds / tau));
        if (depth < book.depth) {
            long kept = (long) Math.floor((Math.abs(book.flow) * depth) / book.depth);
            venue.handOver(Long.signum(book.flow) * kept);
            book.depth = depth;
        } else {
            book.depth = depth;
            book.anchor += venue.rules.permanentImpactShare() * (before - book.displacement(book.flow));
        }
    }

    private double calm(OracleVenue venue) {
        if (world.startVolatility == 0) {
            return 1;
        }
        double ratio =
                Math.sqrt(world.volatilityEstimate) / (venue.rules.depthVolatilityThreshold() * world.startVolatility);
        return Math.min(1, StrictMath.pow(ratio, -venue.rules.depthVolatilityExponent()));
    }

    private double strain(OracleVenue venue, double displacement) {
        double loss = 0;
        OraclePool maker = venue.marketMaker();
        if (maker.capital > 0) {
            double gain = maker.equityWithoutCollateral(venue.mark) - maker.capital;
            loss = Math.max(-gain / maker.capital, 0);
        }
        return -(venue.rules.depthFearSensitivity() * world.meanFear)
                - venue.rules.depthInventorySensitivity() * (Math.abs(displacement) / 0.01)
                - venue.rules.depthLossSensitivity() * loss;
    }

    /** Phase 9: the batch of orders nobody forced; who ends flat in it and owes too much is settled. */
    private static void trade(OracleVenue venue, List<Order> orders, OracleStep step) {
        step.volume = Math.addExact(step.volume, new OracleBatch(venue, orders).execute());
        for (Order order : orders) {
            if (order.account() instanceof OracleTrader trader) {
                venue.settleIfBankrupt(trader);
            }
        }
    }

    /** Phase 10: quotes follow the other venues. */
    private void mirror() {
        double mean = 0;
        for (OracleVenue venue : venues) {
            mean += venue.weight * venue.book.logPrice();
        }
        for (OracleVenue venue : venues) {
            if (venue.rules.mirrorTime().isPresent()) {
                double rate = 1.0 / OracleWorld.seconds(venue.rules.mirrorTime().get());
                double part = 1 - StrictMath.exp(-rate * venue.book.depth * stepSeconds);
                venue.book.anchor += part * (mean - venue.book.logPrice());
            }
        }
    }

    /** Phase 11: rounds of liquidation until nobody has to act. */
    private void liquidate(OracleStep step, long seconds) {
        boolean acted = true;
        for (int round = 0; acted; round++) {
            int current = round;
            if (venues.stream()
                    .noneMatch(venue -> current < venue.rules.liquidation().maxRounds())) {
                return;
            }
            step.rounds = round + 1;
            double index = index();
            venues.forEach(venue -> remark(venue, index, seconds));
            acted = false;
            for (OracleVenue venue : venues) {
                if (round < venue.rules.liquidation().maxRounds()) {
                    acted |= new OracleLiquidation(venue, step).run();
                }
                venue.fundPeak = Math.max(venue.fundPeak, venue.fund.cash);
                venue.fundLow = Math.min(venue.fundLow, venue.fund.cash);
            }
        }
    }

    /** Phase 13: the flow's impact decays, anchors return to the fundamental value. */
    static void relax(OracleVenue venue, double logFundamental, int stepSeconds) {
        OracleBook book = venue.book;
        if (venue.rules.resilienceTime().isPresent()) {
            double tau = OracleWorld.seconds(venue.rules.resilienceTime().get());
            double decay = StrictMath.exp(-stepSeconds / tau);
            double before = book.displacement(book.flow);
            venue.handOver(Long.signum(book.flow) * (long) Math.floor(Math.abs(book.flow) * decay));
            book.anchor += venue.rules.permanentImpactShare() * (before - book.displacement(book.flow));
        }
        if (venue.rules.reversionTime().isPresent()) {
            double tau = OracleWorld.seconds(venue.rules.reversionTime().get());
            book.anchor += (1 - StrictMath.exp(-stepSeconds / tau)) * (logFundamental - book.anchor);
        }
    }
}
