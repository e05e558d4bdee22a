package io.stampede.oracle;

import io.stampede.oracle.OracleBatch.Order;
import io.stampede.oracle.OracleTrader.State;
import io.stampede.spec.ArbitragePopulation;
import io.stampede.spec.Specification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One scenario under way: the phases of a step in their order. */
final class OracleMarket {
    final Specification specification;
    final OracleSetup setup;
    final OracleWorld world;
    final List<OracleVenue> venues;
    final List<OracleTrader> traders;
    final List<OracleStep> steps = new ArrayList<>();

    private final OracleHalts halts;
    private final OraclePegs pegs;
    private final OracleQuotes quotes;
    private final OracleDepth depth;
    private final OracleSentiment sentiment;
    private final OraclePoolStrategies strategies;
    private final OracleArbitrage arbitrage;
    private final OracleBuildUp buildUp;
    private final List<OracleSolvency> solvency;
    private final OracleInvariants invariants;
    private final int stepSeconds;
    private final int minuteSteps;

    OracleMarket(Specification specification, int scenario) {
        this.specification = specification;
        OracleDraws draws = new OracleDraws(specification.seed(), scenario);
        OracleShocks shocks = new OracleShocks(specification, draws);
        setup = new OracleSetup(specification, draws, shocks);
        venues = setup.venues;
        traders = setup.traders;
        world = new OracleWorld(specification, draws, shocks);
        stepSeconds = specification.clock().stepSeconds();
        minuteSteps = specification.clock().steps(Duration.ofMinutes(1));
        halts = new OracleHalts(specification.clock(), shocks);
        pegs = new OraclePegs(specification.collateral(), shocks, stepSeconds);
        quotes = new OracleQuotes(venues, stepSeconds, setup.units.initialPrice);
        depth = new OracleDepth(world);
        sentiment = new OracleSentiment(specification, draws, world, traders);
        strategies = new OraclePoolStrategies(world);
        arbitrage = new OracleArbitrage(venues, specification.clock());
        buildUp = new OracleBuildUp(specification, world);
        solvency = venues.stream()
                .map(venue -> new OracleSolvency(venue, specification, shocks))
                .toList();
        invariants = new OracleInvariants(this);
    }

    /** Begins all that figures count anew. */
    void forget() {
        for (OracleVenue venue : venues) {
            OraclePool maker = venue.marketMaker();
            maker.startEquity = maker.equityWithoutCollateral(venue.mark);
            venue.fundLow = venue.fundWorth();
            venue.startDebt = venue.unpaid();
            venue.accounts().forEach(account -> account.everCounterparty = false);
        }
        for (OracleTrader trader : traders) {
            trader.everLiquidated = false;
            trader.everPanicked = false;
            trader.everWipedOut = false;
            trader.firstSale = -1;
        }
        world.newsCount = 0;
    }

    /** Runs the next step. */
    void advance() {
        int number = steps.size();
        OracleStep step = new OracleStep(number, venues.size());
        long seconds = (long) number * stepSeconds;
        if (number > 0 && seconds % 28_800 == 0) {
            venues.forEach(venue -> venue.fundPeak = venue.fundWorth());
        }
        arbitrage.note();
        world.moveFundamental(number);
        for (OracleVenue venue : venues) {
            halts.open(venue, number);
            venue.passThrough(world.logChange);
        }
        world.publishNews(number);
        observe(step);
        arbitrage.moveCapital(number);
        for (OracleVenue venue : venues) {
            OracleQuotes.fund(venue, seconds);
        }
        noteLeverage(step);
        long[] lotsBefore = traders.stream().mapToLong(OracleAccount::size).toArray();
        for (OracleVenue venue : venues) {
            solvency.get(venue.index).fear(world, sentiment.halt(venue, venues));
        }
        sentiment.feel(number, venues, step.liquidatedShare);
        List<List<Order>> orders =
                venues.stream().map(venue -> orders(venue, step)).toList();
        world.meanFear = meanFear(lotsBefore);
        step.panicking = (int)
                traders.stream().filter(trader -> trader.state == State.PANIC).count();
        for (OracleVenue venue : venues) {
            depth.update(venue);
            trade(venue, orders.get(venue.index), step);
        }
        mirror();
        liquidate(step, seconds);
        for (OracleVenue venue : venues) {
            solvency.get(venue.index).settle(number);
            OracleDepth.relax(venue, world.logFundamental, stepSeconds);
        }
        double before = steps.isEmpty() ? setup.units.initialPrice : steps.get(steps.size() - 1).consolidatedPrice;
        step.record(world, venues, before);
        steps.add(step);
        noteSales(number);
        venues.forEach(venue -> halts.trip(venue, steps));
        invariants.check();
    }

    /** Phase 4: mids, index, collateral, basis, marks, signals. */
    private void observe(OracleStep step) {
        quotes.refresh();
        double index = quotes.index;
        step.index = index;
        int earlier = step.step - 1 - minuteSteps;
        double earlierPrice = earlier < 0 ? setup.units.initialPrice : steps.get(earlier).consolidatedPrice;
        world.observe(index, earlierPrice);
        buildUp.observe(step.step);
        pegs.price(venues, step.step, index);
        venues.forEach(venue -> quotes.observe(venue, (long) step.step * stepSeconds));
        long liquidated = 0;
        for (int past = Math.max(0, step.step - minuteSteps); past < step.step; past++) {
            liquidated = Math.addExact(liquidated, steps.get(past).liquidatedTotal());
        }
        long gross = venues.stream().mapToLong(OracleVenue::grossLots).reduce(0, Math::addExact);
        step.liquidatedShare = gross == 0 ? 0 : liquidated / (0.5 * gross * (index / setup.units.tick));
    }

    private void noteLeverage(OracleStep step) {
        for (OracleTrader trader : traders) {
            OracleVenue venue = venues.get(trader.venueIndex);
            step.totalNotional = Math.addExact(step.totalNotional, trader.notional(venue.mark));
            step.totalEquity = Math.addExact(step.totalEquity, Math.max(venue.equity(trader, venue.mark), 0));
        }
    }

    /** Phase 6: orders of traders, funds and whales of a venue, in trader-number order. */
    private List<Order> orders(OracleVenue venue, OracleStep step) {
        List<Order> orders = new ArrayList<>();
        for (OracleTrader trader : venue.traders) {
            if (trader instanceof OracleBasisTrader basis) {
                orders.add(new Order(trader, basis.exit(venue, stepSeconds)));
                continue;
            }
            long exit = venue.takesOrders() ? sentiment.exit(trader) : 0;
            orders.add(new Order(trader, -trader.sign() * exit));
            orders.add(new Order(trader, buildUp.order(trader, venue, step.step)));
            orders.add(new Order(trader, sentiment.reenter(trader, venue, step.step)));
        }
        for (OraclePool pool : venue.pools) {
            boolean isArbitrage = pool.population instanceof ArbitragePopulation;
            orders.add(new Order(pool, isArbitrage ? arbitrage.order(venue) : strategies.order(pool, venue)));
        }
        venue.whales.forEach(whale -> orders.add(new Order(whale, whale.order(step.step))));
        orders.removeIf(order -> order.lots() == 0 || !venue.takesOrders());
        return orders;
    }

    private void noteSales(int number) {
        for (OracleTrader trader : traders) {
            if (trader.firstSale < 0 && (trader.everLiquidated || trader.everPanicked)) {
                trader.firstSale = number;
            }
        }
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

    /** Phase 9: the batch of orders nobody forced, beside those of a fund that works a position off. */
    private void trade(OracleVenue venue, List<Order> wanted, OracleStep step) {
        OracleTakeover takeover = new OracleTakeover(venue, step);
        List<Order> all = new ArrayList<>(wanted);
        if (venue.takesOrders()) {
            all.addAll(takeover.unwind(stepSeconds));
        }
        List<Order> orders = OracleBand.cut(venue, all);
        long[] sizes =
                orders.stream().mapToLong(order -> order.account().size()).toArray();
        OracleBatch batch = new OracleBatch(venue, orders);
        step.volume = Math.addExact(step.volume, batch.execute());
        for (int index = 0; index < orders.size(); index++) {
            Order order = orders.get(index);
            long filled = Math.abs(order.lots());
            if (order.account() instanceof OracleBasisTrader trader) {
                long sold = OracleUnits.share(trader.collateral, filled, sizes[index]);
                venue.sellCollateral(trader, sold);
            }
            if (order.account() instanceof OracleTrader trader) {
                if (trader.state == State.PANIC) {
                    trader.exitLeft += Math.abs(all.get(index).lots()) - filled;
                    long sold = Math.multiplyExact(filled, venue.mark);
                    step.panicNotional = Math.addExact(step.panicNotional, sold);
                }
                venue.settleIfBankrupt(trader);
            }
            if (order.account() == venue.fund) {
                long notional = batch.notionalOf(order);
                step.liquidated[venue.index] = Math.addExact(step.liquidated[venue.index], notional);
            }
        }
        takeover.settle();
    }

    /** Phase 10: quotes follow the other venues. */
    private void mirror() {
        double mean = quotes.mean(venue -> venue.book.logPrice());
        for (OracleVenue venue : venues) {
            if (venue.rules.mirrorTime().isPresent() && !venue.isFrozen()) {
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
            if (round > 0
                    && venues.stream()
                            .noneMatch(
                                    venue -> current < venue.rules.liquidation().maxRounds())) {
                return;
            }
            step.rounds = round + 1;
            quotes.refresh();
            venues.forEach(venue -> quotes.remark(venue, seconds));
            acted = false;
            for (OracleVenue venue : venues) {
                if (venue.liquidates() && round < venue.rules.liquidation().maxRounds()) {
                    acted |= new OracleLiquidation(venue, step).run();
                }
                venue.fundPeak = Math.max(venue.fundPeak, venue.fundWorth());
                venue.fundLow = Math.min(venue.fundLow, venue.fundWorth());
            }
        }
    }
}
