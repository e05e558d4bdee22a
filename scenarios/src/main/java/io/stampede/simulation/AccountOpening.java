package io.stampede.simulation;

import io.stampede.lanes.LaneRandom;
import io.stampede.lanes.Lanes;
import io.stampede.lanes.Purpose;
import io.stampede.lanes.RandomAddress;
import io.stampede.market.account.Money;
import io.stampede.market.account.Passbook;
import io.stampede.market.margin.MarginSchedule;
import io.stampede.outcome.OutcomeLayout;
import io.stampede.spec.AssetSpecification;
import io.stampede.spec.BuildUp;
import io.stampede.spec.CollateralSpecification;
import io.stampede.spec.LeverageShock;
import io.stampede.spec.LeveragedPopulation;
import io.stampede.spec.MarginMode;
import io.stampede.spec.Specification;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Opens the leveraged accounts of one venue: sizes by a Pareto law, leverage that falls with size, entry prices around
 * the initial one, collateral for some. Draws belong to the trader; only the sum of wealth is shared.
 */
final class AccountOpening {
    private static final double MOST_WEALTH = 1e5;
    private static final double LEAST_LEVERAGE = 1.1;
    private static final double LEVERAGE_ROOM = 0.95;
    private static final double MOST_MARGIN_RATIO = 0.8;

    private final AssetSpecification asset;
    private final List<CollateralSpecification> collateral;
    private final MarginSchedule schedule;
    private final long seed;
    private final Lanes lanes;
    private final long initialTicks;
    private final double startShare;
    private final MarginMode mode;
    private final double[] leverageFactor;
    private final boolean keepsDraws;

    AccountOpening(Specification specification, MarginMode mode, MarginSchedule schedule, Lanes lanes) {
        this.mode = mode;
        leverageFactor = leverageFactor(specification, lanes);
        this.asset = specification.asset();
        this.collateral = specification.collateral();
        this.schedule = schedule;
        this.seed = specification.seed();
        startShare = specification.buildUp().map(BuildUp::startShare).orElse(1.0);
        keepsDraws =
                specification.buildUp().isPresent() || specification.sentiment().reentryRate() > 0;
        this.lanes = lanes;
        this.initialTicks = Money.ticks(asset.initialPrice(), asset.tickSize());
    }

    /**
     * Opens the accounts of one population at the venue.
     *
     * @param venueOpenInterest the venue's open interest, quote currency
     * @param members the population's traders at the venue, ascending
     * @param accounts their accounts, flat, in the same order
     */
    void open(double venueOpenInterest, List<TraderRoster.Member> members, List<Passbook> accounts) {
        if (members.isEmpty()) {
            return;
        }
        LeveragedPopulation population =
                (LeveragedPopulation) Objects.requireNonNull(members.get(0).population());
        double[][] wealth = new double[members.size()][];
        double[] total = new double[lanes.count()];
        for (int member = 0; member < wealth.length; member++) {
            wealth[member] = wealth(members.get(member).number(), population);
            for (int lane = 0; lane < total.length; lane++) {
                total[lane] += wealth[member][lane];
            }
        }
        double median = StrictMath.pow(2.0, 1.0 / population.wealthTailExponent());
        double notional = venueOpenInterest * population.openInterestShare();
        double most = population.maxPositionShare() * asset.openInterest();
        for (int member = 0; member < wealth.length; member++) {
            int number = members.get(member).number();
            Draws draws = draws(number);
            if (keepsDraws) {
                accounts.get(member).keepDraws();
            }
            for (int lane = 0; lane < total.length; lane++) {
                double own = wealth[member][lane];
                double size = Math.min(notional * own / total[lane], most);
                open(accounts.get(member), lane, population, size, own / median, draws);
            }
        }
    }

    private double[] wealth(int number, LeveragedPopulation population) {
        LaneRandom draws = LaneRandom.of(seed, lanes, number, Purpose.WEALTH);
        double[] wealth = new double[lanes.count()];
        for (int lane = 0; lane < wealth.length; lane++) {
            wealth[lane] = Math.min(
                    draws.pareto(lane, RandomAddress.INITIALISATION, population.wealthTailExponent()), MOST_WEALTH);
        }
        return wealth;
    }

    /** The product of the specification's factors on leverage, one a lane. */
    private static double[] leverageFactor(Specification specification, Lanes lanes) {
        double[] factor = new double[lanes.count()];
        Arrays.fill(factor, 1.0);
        ShockSchedule schedule = new ShockSchedule(specification, lanes);
        for (int index = 0; index < specification.shocks().size(); index++) {
            if (specification.shocks().get(index) instanceof LeverageShock shock) {
                double[] sizes =
                        schedule.moment(index, shock.at(), shock.factor()).size();
                for (int lane = 0; lane < factor.length; lane++) {
                    factor[lane] *= sizes[lane];
                }
            }
        }
        return factor;
    }

    private record Draws(LaneRandom leverage, LaneRandom entry, LaneRandom collateral) {}

    private Draws draws(int number) {
        return new Draws(
                LaneRandom.of(seed, lanes, number, Purpose.LEVERAGE),
                LaneRandom.of(seed, lanes, number, Purpose.ENTRY),
                LaneRandom.of(seed, lanes, number, Purpose.COLLATERAL));
    }

    private void open(
            Passbook account,
            int lane,
            LeveragedPopulation population,
            double size,
            double relativeWealth,
            Draws draws) {
        int side = population.side().sign();
        long lots = side * Math.max(1, (long) Math.floor(size / (asset.initialPrice() * asset.lotSize())));
        long full = lots;
        long notional = Math.abs(lots) * initialTicks;
        double leverage = leverage(
                population, notional, relativeWealth, lane, draws.leverage().normal(lane, -1));
        long margin = (long) Math.floor((double) notional / leverage);
        double gain = population.entryGainMean()
                + population.entryGainSd() * draws.entry().normal(lane, RandomAddress.INITIALISATION);
        long entryTicks = Money.ticks(asset.initialPrice() * StrictMath.exp(-side * gain), asset.tickSize());
        long equity = margin + lots * (initialTicks - entryTicks);
        if (equity <= 0 || (double) schedule.maintenance(notional) / (double) equity > MOST_MARGIN_RATIO) {
            entryTicks = initialTicks;
        }
        if (side > 0 && startShare < 1) {
            lots = Math.max(1, (long) Math.floor(startShare * (double) lots));
        }
        long cost = lots * entryTicks;
        long pledged = mode == MarginMode.PORTFOLIO ? pledge(account, lane, margin, draws.collateral()) : 0;
        account.lots()[lane] = lots;
        account.entryCost()[lane] = cost;
        if (account.fullLots().length > 0) {
            account.fullLots()[lane] = full;
            account.drawnLeverage()[lane] = leverage;
        }
        account.collateral()[lane] = pledged;
        account.cash()[lane] = margin - pledged - cost;
        if (population.freeMarginShare() > 0) {
            long free = (long) Math.floor(population.freeMarginShare() * (double) margin);
            (mode == MarginMode.ISOLATED ? account.wallet() : account.cash())[lane] += free;
        }
        account.leverageBand()[lane] = band(leverage);
    }

    private double leverage(
            LeveragedPopulation population, long notional, double relativeWealth, int lane, double normal) {
        double drawn = population.leverageMultiplier()
                * leverageFactor[lane]
                * population.leverageMedian()
                * StrictMath.exp(population.leverageLogSd() * normal)
                * StrictMath.pow(relativeWealth, population.leverageSizeSlope());
        return Math.max(LEAST_LEVERAGE, Math.min(drawn, LEVERAGE_ROOM * schedule.maxLeverage(notional)));
    }

    private long pledge(Passbook account, int lane, long margin, LaneRandom draws) {
        double u = draws.uniform(lane, RandomAddress.INITIALISATION, 0);
        double cumulative = 0;
        for (int kind = 0; kind < collateral.size(); kind++) {
            cumulative += collateral.get(kind).userShare();
            if (u < cumulative) {
                account.collateralKind()[lane] = (byte) kind;
                return Money.rate(margin, collateral.get(kind).marginSharePpm());
            }
        }
        return 0;
    }

    /** The leverage band that a leverage falls into. */
    static byte band(double leverage) {
        int band = 0;
        while (band + 1 < OutcomeLayout.LEVERAGE_BANDS.size()
                && leverage >= OutcomeLayout.LEVERAGE_BANDS.get(band + 1)) {
            band++;
        }
        return (byte) band;
    }
}
