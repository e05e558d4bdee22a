package io.stampede.oracle;

import io.stampede.oracle.OracleDraws.Purpose;
import io.stampede.spec.ArbitragePopulation;
import io.stampede.spec.BasisPopulation;
import io.stampede.spec.CollateralSpecification;
import io.stampede.spec.LeveragedPopulation;
import io.stampede.spec.MarginMode;
import io.stampede.spec.MarketMakerPopulation;
import io.stampede.spec.MomentumPopulation;
import io.stampede.spec.PopulationSpecification;
import io.stampede.spec.SentimentSpecification;
import io.stampede.spec.Specification;
import io.stampede.spec.ValuePopulation;
import io.stampede.spec.VenueSpecification;
import io.stampede.spec.WhaleUnwind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Builds the venues and traders a scenario starts with. */
final class OracleSetup {
    final OracleUnits units;
    final List<OracleVenue> venues = new ArrayList<>();
    final List<OracleTrader> traders = new ArrayList<>();
    /** Names of the leveraged populations. */
    final List<String> leveragedNames = new ArrayList<>();

    private final Specification specification;
    private final OracleDraws draws;
    private final OracleShocks shocks;
    private final List<PopulationSpecification> populations;

    OracleSetup(Specification specification, OracleDraws draws, OracleShocks shocks) {
        this.specification = specification;
        this.draws = draws;
        this.shocks = shocks;
        units = new OracleUnits(specification.asset());
        populations = new ArrayList<>(specification.populations());
        if (populations.stream().noneMatch(MarketMakerPopulation.class::isInstance)) {
            populations.add(MarketMakerPopulation.defaults("market-makers"));
        }
        addVenues();
        addTraders();
        addBasisTraders();
        addPools();
        addWhales();
    }

    private void addVenues() {
        double total = 0;
        for (VenueSpecification rules : specification.venues()) {
            total += rules.weight();
        }
        int[] haircuts = specification.collateral().stream()
                .mapToInt(CollateralSpecification::haircutPpm)
                .toArray();
        for (VenueSpecification rules : specification.venues()) {
            double weight = rules.weight() / total;
            double openInterest = weight * specification.asset().openInterest();
            OracleVenue venue = new OracleVenue(venues.size(), rules, weight, openInterest, units, haircuts);
            venue.cooldownSteps =
                    specification.clock().steps(rules.liquidation().partialCooldown());
            venues.add(venue);
        }
    }

    private void addTraders() {
        List<LeveragedPopulation> leveraged = new ArrayList<>();
        for (PopulationSpecification population : populations) {
            if (population instanceof LeveragedPopulation found) {
                leveraged.add(found);
                leveragedNames.add(found.name());
            }
        }
        for (OracleVenue venue : venues) {
            for (int index = 0; index < leveraged.size(); index++) {
                addGroup(venue, leveraged.get(index), index);
            }
            long net = 0;
            for (OracleTrader trader : venue.traders) {
                net = Math.addExact(net, trader.lots);
            }
            venue.external.trade(-net, units.initialTicks);
        }
    }

    private void addGroup(OracleVenue venue, LeveragedPopulation population, int populationIndex) {
        int count = countAt(population.count())[venue.index];
        double[] wealth = new double[count];
        double totalWealth = 0;
        for (int member = 0; member < count; member++) {
            double uniform = draws.uniform(traders.size() + member, Purpose.WEALTH, OracleDraws.START, 0);
            wealth[member] = Math.min(StrictMath.pow(1 - uniform, -1 / population.wealthTailExponent()), 1e5);
            totalWealth += wealth[member];
        }
        for (int member = 0; member < count; member++) {
            OracleTrader trader = new OracleTrader(
                    traders.size(),
                    venue.index,
                    populationIndex,
                    population.side().sign());
            double notional = Math.min(
                    ((venue.openInterest * population.openInterestShare()) * wealth[member]) / totalWealth,
                    population.maxPositionShare() * specification.asset().openInterest());
            long lots = Math.max(1, (long) Math.floor(notional / (units.initialPrice * units.lot)));
            open(trader, venue, population, lots, wealth[member]);
            trader.susceptibility = susceptibility(trader.number);
            traders.add(trader);
            venue.traders.add(trader);
        }
    }

    /** Splits a count over venues by largest remainder. */
    int[] countAt(int total) {
        int[] counts = new int[venues.size()];
        double[] remainders = new double[venues.size()];
        int left = total;
        for (OracleVenue venue : venues) {
            double exact = venue.weight * total;
            counts[venue.index] = (int) Math.floor(exact);
            remainders[venue.index] = exact - Math.floor(exact);
            left -= counts[venue.index];
        }
        for (; left > 0; left--) {
            int largest = 0;
            for (int candidate = 1; candidate < remainders.length; candidate++) {
                if (remainders[candidate] > remainders[largest]) {
                    largest = candidate;
                }
            }
            counts[largest]++;
            remainders[largest] = -1;
        }
        return counts;
    }

    private void open(
            OracleTrader trader, OracleVenue venue, LeveragedPopulation population, long size, double wealth) {
        int number = trader.number;
        long notional = Math.multiplyExact(size, units.initialTicks);
        double median = StrictMath.pow(2, 1 / population.wealthTailExponent());
        double wanted = shocks.leverageFactor(population.leverageMultiplier())
                * population.leverageMedian()
                * StrictMath.exp(population.leverageLogSd() * draws.normal(number, Purpose.LEVERAGE, OracleDraws.START))
                * StrictMath.pow(wealth / median, population.leverageSizeSlope());
        double leverage = Math.max(1.1, Math.min(wanted, 0.95 * venue.tiers.maxLeverage(notional)));
        long margin = (long) Math.floor((double) notional / leverage);
        double gain = population.entryGainMean()
                + population.entryGainSd() * draws.normal(number, Purpose.ENTRY, OracleDraws.START);
        long entry = units.ticks(units.initialPrice * StrictMath.exp(-trader.side * gain));
        long lots = trader.side * size;
        long equity = Math.addExact(margin, Math.multiplyExact(lots, units.initialTicks - entry));
        if (equity <= 0 || (double) venue.tiers.maintenanceMargin(notional) / (double) equity > 0.8) {
            entry = units.initialTicks;
        }
        trader.startLeverage = leverage;
        trader.aspiredLots = size;
        trader.startLots = trader.side * held(trader, size);
        trader.trade(trader.startLots, entry);
        trader.cash = Math.addExact(trader.cash, margin);
        if (venue.rules.marginMode() == MarginMode.PORTFOLIO) {
            pledge(trader, margin);
        }
        addFreeMargin(trader, venue, (long) Math.floor(population.freeMarginShare() * margin));
        venue.keepsWallets |= venue.rules.marginMode() == MarginMode.ISOLATED && population.freeMarginShare() > 0;
        trader.panicThreshold = panicThreshold(number);
    }

    /** Lots a trader opens with: before a build-up, longs hold a part of what they would like to. */
    private long held(OracleTrader trader, long size) {
        if (specification.buildUp().isEmpty() || trader.side < 0) {
            return size;
        }
        double share = specification.buildUp().get().startShare();
        return Math.max(1, (long) Math.floor(share * size));
    }

    private static void addFreeMargin(OracleTrader trader, OracleVenue venue, long free) {
        if (venue.rules.marginMode() == MarginMode.ISOLATED) {
            trader.wallet = free;
        } else {
            trader.cash = Math.addExact(trader.cash, free);
        }
    }

    private double panicThreshold(int number) {
        SentimentSpecification sentiment = specification.sentiment();
        double deviation = sentiment.panicThresholdDeviation();
        if (deviation == 0) {
            return sentiment.panicThreshold();
        }
        double normal = draws.normal(number, Purpose.THRESHOLD, OracleDraws.START);
        return Math.min(Math.max(sentiment.panicThreshold() * StrictMath.exp(deviation * normal), 0.01), 4.0);
    }

    private void pledge(OracleTrader trader, long margin) {
        double uniform = draws.uniform(trader.number, Purpose.COLLATERAL, OracleDraws.START, 0);
        double cumulative = 0;
        for (int index = 0; index < specification.collateral().size(); index++) {
            CollateralSpecification collateral = specification.collateral().get(index);
            cumulative += collateral.userShare();
            if (uniform < cumulative) {
                trader.collateral = OracleUnits.rate(margin, collateral.marginSharePpm());
                trader.collateralIndex = index;
                trader.cash -= trader.collateral;
                return;
            }
        }
    }

    private double susceptibility(int number) {
        SentimentSpecification sentiment = specification.sentiment();
        double[] uniforms = new double[sentiment.susceptibilityA() + sentiment.susceptibilityB() - 1];
        for (int draw = 0; draw < uniforms.length; draw++) {
            uniforms[draw] = draws.uniform(number, Purpose.SUSCEPTIBILITY, OracleDraws.START, draw);
        }
        Arrays.sort(uniforms);
        return uniforms[sentiment.susceptibilityA() - 1];
    }

    private void addBasisTraders() {
        int first = leveragedNames.size();
        populations.stream()
                .filter(BasisPopulation.class::isInstance)
                .forEach(population -> leveragedNames.add(population.name()));
        for (OracleVenue venue : venues) {
            int populationIndex = first;
            for (PopulationSpecification population : populations) {
                if (population instanceof BasisPopulation basis) {
                    for (int members = countAt(basis.count())[venue.index], left = members; left > 0; left--) {
                        openBasis(venue, basis, populationIndex, members);
                    }
                    populationIndex++;
                }
            }
        }
    }

    private void openBasis(OracleVenue venue, BasisPopulation basis, int populationIndex, int members) {
        OracleBasisTrader trader = new OracleBasisTrader(traders.size(), venue.index, populationIndex, basis);
        double notional = venue.openInterest * basis.openInterestShare() / members;
        long size = Math.max(1, (long) Math.floor(notional / (units.initialPrice * units.lot)));
        long worth = Math.multiplyExact(size, units.initialTicks);
        trader.trade(-size, units.initialTicks);
        trader.startLots = -size;
        trader.startLeverage = basis.leverage();
        trader.cash = (long) Math.floor((double) worth / basis.leverage());
        trader.collateral = worth;
        for (int kind = 0; kind < specification.collateral().size(); kind++) {
            if (specification.collateral().get(kind).name().equals(basis.collateral())) {
                trader.collateralIndex = kind;
            }
        }
        venue.external.trade(size, units.initialTicks);
        traders.add(trader);
        venue.traders.add(trader);
    }

    private void addWhales() {
        int number = traders.size();
        for (OracleVenue venue : venues) {
            number += venue.pools.size();
        }
        for (OracleShocks.Event event : shocks.events) {
            if (event.shock() instanceof WhaleUnwind whale) {
                for (OracleVenue venue : venues) {
                    if (venue.rules.name().equals(whale.venue())) {
                        venue.whales.add(new OracleWhale(number, event, venue));
                        number++;
                    }
                }
            }
        }
    }

    private void addPools() {
        int number = traders.size();
        for (OracleVenue venue : venues) {
            for (PopulationSpecification population : populations) {
                if (population instanceof LeveragedPopulation || population instanceof BasisPopulation) {
                    continue;
                }
                long total = units.money(capitalToOpenInterest(population) * venue.openInterest);
                for (int member = 0; member < population.count(); member++) {
                    long one = member < total % population.count() ? 1 : 0;
                    venue.pools.add(new OraclePool(number, population, total / population.count() + one));
                    number++;
                }
            }
        }
    }

    private static double capitalToOpenInterest(PopulationSpecification population) {
        if (population instanceof ValuePopulation value) {
            return value.capitalToOpenInterest();
        }
        if (population instanceof MomentumPopulation momentum) {
            return momentum.capitalToOpenInterest();
        }
        if (population instanceof MarketMakerPopulation maker) {
            return maker.capitalToOpenInterest();
        }
        if (population instanceof ArbitragePopulation arbitrage) {
            return arbitrage.capitalToOpenInterest();
        }
        throw new IllegalArgumentException(population.name() + " is no pool");
    }
}
