package io.stampede.simulation;

import io.stampede.lanes.LaneCopy;
import io.stampede.lanes.LaneMask;
import io.stampede.lanes.LaneState;
import io.stampede.lanes.Lanes;
import io.stampede.market.Venue;
import io.stampede.market.account.Passbook;
import io.stampede.market.ledger.ClearingLedger;
import io.stampede.market.solvency.WithdrawalDesk;
import io.stampede.outcome.CohortFigure;
import io.stampede.outcome.OutcomeLayout;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A venue with its accounts as they were opened, so that at the end it can be said what became of them. */
public final class VenueOpening implements LaneState {
    private static final long[] NOTHING = new long[0];

    private final Venue venue;
    private final VenueInvariants invariants;
    private final List<TraderRoster.Member> members;
    private final int start;
    private final long[] makerCapital;
    private final long[] initialGross;
    private final long[] initialFund;
    private final long[] initialDebt;
    private final long[][] cohorts;
    private final DistressClock distress;
    private final FirstSales firstSales;
    /** By population and leverage band, the cohort's row: asked for in every step. */
    private final long[][][] firstSaleRows;

    private int step;

    VenueOpening(Venue venue, List<TraderRoster.Member> members, Lanes lanes, long initialTicks, MarketModel model) {
        this.venue = venue;
        this.invariants = new VenueInvariants(venue, lanes);
        this.members = members;
        start = model.buildUpSteps();
        makerCapital = new long[lanes.count()];
        Arrays.fill(makerCapital, venue.terms().depth().capital());
        initialGross = venue.ledger().grossLots().clone();
        initialFund = venue.ledger().fund().cash().clone();
        initialDebt = new long[lanes.count()];
        cohorts = new long[model.layout().cohorts() * CohortFigure.values().length][lanes.count()];
        distress = new DistressClock(venue, initialFund);
        firstSales = new FirstSales(venue.ledger().leveragedCount(), lanes);
        firstSaleRows = firstSaleRows(model.layout());
        long[] marks = new long[lanes.count()];
        Arrays.fill(marks, initialTicks);
        beginCohorts(marks);
    }

    /** Begins a step: the venue passes the fundamental's return through; after a build-up measuring begins anew. */
    public void passThrough(int step, double[] logReturn) {
        if (step > start) {
            observe();
        } else if (step == start && start > 0) {
            restart();
        }
        this.step = step;
        venue.passThrough(step, logReturn);
    }

    /** Takes in what the last step left behind. */
    private void observe() {
        distress.observe(step - start);
        for (int index = 0; index < venue.ledger().leveragedCount(); index++) {
            long[][] byBand = firstSaleRows[members.get(index).populationIndex()];
            firstSales.observe(step - start, venue.passbooks().get(index), byBand);
        }
    }

    private long[][][] firstSaleRows(OutcomeLayout layout) {
        int bands = OutcomeLayout.LEVERAGE_BANDS.size();
        long[][][] rows = new long[layout.populations().size()][bands][];
        for (int cohort = 0; cohort < layout.cohorts(); cohort++) {
            rows[cohort / bands][cohort % bands] = cohorts[row(cohort, CohortFigure.FIRST_SALE)];
        }
        return rows;
    }

    private static int row(int cohort, CohortFigure figure) {
        return cohort * CohortFigure.values().length + figure.ordinal();
    }

    private void restart() {
        venue.restartTallies();
        System.arraycopy(venue.ledger().grossLots(), 0, initialGross, 0, initialGross.length);
        System.arraycopy(venue.fundLow(), 0, initialFund, 0, initialFund.length);
        Arrays.setAll(initialDebt, this::debt);
        ClearingLedger ledger = venue.ledger();
        long[] marks = venue.marks();
        for (int lane = 0; lane < makerCapital.length; lane++) {
            makerCapital[lane] = ledger.equity(ledger.marketMaker(), lane, marks[lane]);
        }
        beginCohorts(marks);
    }

    private void beginCohorts(long[] marks) {
        for (long[] row : cohorts) {
            Arrays.fill(row, 0);
        }
        for (int cohort = 0; cohort * CohortFigure.values().length < cohorts.length; cohort++) {
            Arrays.fill(cohorts[row(cohort, CohortFigure.FIRST_SALE)], VenueClosing.NEVER);
        }
        addToCohorts(CohortFigure.TRADERS, (account, lane) -> 1);
        addToCohorts(CohortFigure.INITIAL_EQUITY, (account, lane) -> wealth(account, lane, marks[lane]));
    }

    /** The venue. */
    public Venue venue() {
        return venue;
    }

    /** Its invariants. */
    public VenueInvariants invariants() {
        return invariants;
    }

    private interface AccountFigure {
        long of(Passbook account, int lane);
    }

    private void addToCohorts(CohortFigure figure, AccountFigure value) {
        for (int index = 0; index < venue.ledger().leveragedCount(); index++) {
            Passbook account = venue.passbooks().get(index);
            int population = members.get(index).populationIndex() * OutcomeLayout.LEVERAGE_BANDS.size();
            for (int lane = 0; lane < initialGross.length; lane++) {
                int cohort = population + account.leverageBand()[lane];
                cohorts[row(cohort, figure)][lane] += value.of(account, lane);
            }
        }
    }

    /** Equity, and what is kept apart from the margin. */
    private long wealth(Passbook account, int lane, long mark) {
        long beside = account.wallet().length == 0 ? 0 : account.wallet()[lane];
        return venue.ledger().equity(account, lane, mark) + beside;
    }

    /**
     * What nobody could pay so far, at most 0. A venue that liquidates nobody books no debt of accounts that are still
     * open; there it counts what they owe beyond what the fund has.
     */
    private long debt(int lane) {
        ClearingLedger ledger = venue.ledger();
        long booked = ledger.badDebt().cash()[lane];
        if (venue.terms().liquidation().maxRounds() > 0) {
            return booked;
        }
        long mark = venue.marks()[lane];
        long owed = 0;
        for (int index = 0; index < ledger.leveragedCount(); index++) {
            owed += Math.max(0, -ledger.equity(venue.passbooks().get(index), lane, mark));
        }
        return booked - Math.max(0, owed - Math.max(0, ledger.fundWorth(lane, mark)));
    }

    private static long bit(long[] mask, int lane) {
        return LaneMask.contains(mask, lane) ? 1 : 0;
    }

    private VenueClosing.Features features() {
        Optional<WithdrawalDesk> desk = venue.withdrawals();
        return new VenueClosing.Features(
                venue.lowestPeg(),
                venue.status().trips(),
                desk.map(WithdrawalDesk::shortfall).orElse(NOTHING),
                desk.map(WithdrawalDesk::claimed).orElse(NOTHING),
                desk.map(WithdrawalDesk::kept).orElse(NOTHING));
    }

    /** What became of the venue, after the last step. To be called once. */
    public VenueClosing close() {
        observe();
        ClearingLedger ledger = venue.ledger();
        long[] marks = venue.marks();
        addToCohorts(CohortFigure.LIQUIDATED, (account, lane) -> bit(account.everLiquidated(), lane));
        addToCohorts(CohortFigure.PANICKED, (account, lane) -> bit(account.everPanicked(), lane));
        addToCohorts(CohortFigure.WIPED_OUT, (account, lane) -> bit(account.everWipedOut(), lane));
        addToCohorts(CohortFigure.FINAL_EQUITY, (account, lane) -> wealth(account, lane, marks[lane]));
        int lanes = marks.length;
        long[] badDebt = new long[lanes];
        long[] makerLoss = new long[lanes];
        long[] deleveragedAccounts = new long[lanes];
        long[] liquidatedAccounts = new long[lanes];
        for (int lane = 0; lane < lanes; lane++) {
            badDebt[lane] = Math.min(0, debt(lane) - initialDebt[lane]);
            makerLoss[lane] = makerCapital[lane] - ledger.equity(ledger.marketMaker(), lane, marks[lane]);
            for (Passbook account : ledger.accounts()) {
                deleveragedAccounts[lane] += bit(account.everDeleveraged(), lane);
                liquidatedAccounts[lane] += bit(account.everLiquidated(), lane);
            }
        }
        return new VenueClosing(
                venue.tally(),
                new VenueClosing.Balances(
                        initialGross,
                        initialFund,
                        venue.fundLow(),
                        badDebt,
                        makerLoss,
                        deleveragedAccounts,
                        liquidatedAccounts),
                features(),
                cohorts,
                distress.first(),
                venue.digest());
    }

    @Override
    public void copyLane(int from, int to) {
        venue.copyLane(from, to);
        invariants.copyLane(from, to);
        distress.copyLane(from, to);
        firstSales.copyLane(from, to);
        LaneCopy.rows(from, to, makerCapital, initialGross, initialFund, initialDebt);
        LaneCopy.rows(from, to, cohorts);
    }
}
