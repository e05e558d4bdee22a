package io.stampede.simulation;

import io.stampede.lanes.LaneCopy;
import io.stampede.lanes.LaneState;
import io.stampede.lanes.Lanes;
import io.stampede.market.Decision;
import io.stampede.market.Venue;
import io.stampede.market.VenueBoard;
import io.stampede.market.account.Passbook;
import io.stampede.outcome.OutcomeBlock;
import io.stampede.sampling.Genealogy;
import io.stampede.sentiment.Exposure;
import io.stampede.sentiment.SentimentFeed;
import io.stampede.trader.Trader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Plays a block in one loop on one thread: the readable reference. The actors call the same methods in the same order
 * and must arrive at the same bits.
 */
public final class BlockSimulator implements LaneState {
    private final MarketModel model;
    private final BlockMarket market;
    private final SentimentFeed feed;
    private final List<VenueOpening> openings = new ArrayList<>();
    private final List<VenueBoard> boards = new ArrayList<>();
    private final List<List<Trader>> traders = new ArrayList<>();
    private final Decision decision;
    private final int checkEvery;

    /**
     * A block before its first step.
     *
     * @param checkEvery invariants are checked each so many steps and at the end; 1 for every step
     */
    public BlockSimulator(MarketModel model, Lanes lanes, int checkEvery) {
        this.model = model;
        this.checkEvery = checkEvery;
        market = new BlockMarket(model, lanes);
        feed = model.feed(lanes);
        decision = new Decision(lanes.count());
        for (int venue = 0; venue < model.venues(); venue++) {
            VenueOpening opening = model.openVenue(venue, lanes);
            openings.add(opening);
            boards.add(opening.venue().board());
            List<Trader> here = new ArrayList<>();
            for (int number : model.tradersAt(venue)) {
                here.add(model.trader(number, lanes));
            }
            traders.add(here);
        }
    }

    /** Plays the whole of a block, in each of its worlds. */
    public static OutcomeBlock simulate(MarketModel model, Lanes lanes, int checkEvery) {
        return ScenarioWorlds.combine(
                model,
                model.worlds().stream()
                        .map(world -> playWorld(world, lanes, checkEvery))
                        .toList());
    }

    private static OutcomeBlock playWorld(MarketModel model, Lanes lanes, int checkEvery) {
        BlockSimulator simulator = new BlockSimulator(model, lanes, checkEvery);
        for (int step = 0; step < model.steps(); step++) {
            simulator.step(step);
        }
        return simulator.outcome();
    }

    /** Plays one step, and selects the lanes after it if they are particles and it is time. */
    public void step(int step) {
        play(step);
        select(step);
    }

    /** Selects the lanes after a step; who was replaced by whom. */
    Optional<Genealogy> select(int step) {
        Optional<Genealogy> genealogy = market.select(step);
        genealogy.ifPresent(selected -> selected.copy(this));
        return genealogy;
    }

    /** Plays one step without the selection that may follow it. */
    void play(int step) {
        market.moveWorld(step);
        for (VenueOpening opening : openings) {
            opening.passThrough(step, market.world().logReturn());
        }
        market.readOpening(step, boards);
        feed.stir(market.tape(), market.world(), boards);
        for (int venue = 0; venue < openings.size(); venue++) {
            openTrading(step, openings.get(venue), traders.get(venue));
        }
        market.readFear(boards);
        for (VenueOpening opening : openings) {
            opening.venue().trade(market.tape().meanFear(), market.tape().variance());
        }
        market.readConsensus(boards);
        for (VenueOpening opening : openings) {
            opening.venue().mirror(market.tape().consensus());
        }
        liquidate(step);
        for (int venue = 0; venue < openings.size(); venue++) {
            double[] solvencyFear = feed.exposure().solvencyFear(venue);
            openings.get(venue).venue().close(market.world().logFundamental(), solvencyFear);
        }
        feed.listen(boards);
        market.endStep(step, boards, feed.panicCount());
        if (isChecked(step)) {
            market.checkInvariants(step);
            for (VenueOpening opening : openings) {
                opening.invariants().check(step);
            }
        }
    }

    private boolean isChecked(int step) {
        return step % checkEvery == 0 || step == model.steps() - 1;
    }

    private void openTrading(int step, VenueOpening opening, List<Trader> here) {
        Venue venue = opening.venue();
        boolean checked = isChecked(step);
        venue.openTrading(step, market.tape(), market.world().logFundamental());
        Exposure exposure = feed.exposure();
        for (int index = 0; index < here.size(); index++) {
            Passbook account = venue.passbooks().get(index);
            here.get(index).decide(account, venue.screen(), exposure, decision);
            if (checked) {
                opening.invariants().check(step, account, here.get(index));
            }
            venue.collect(account, decision);
        }
        venue.closeTrading();
    }

    private void liquidate(int step) {
        int round = 0;
        do {
            market.readIndex(boards);
            for (VenueOpening opening : openings) {
                opening.venue().liquidate(round, step, market.tape().index());
            }
            round++;
        } while (market.anotherRound(round, boards));
    }

    /** The outcomes, after the last step. To be called once. */
    public OutcomeBlock outcome() {
        long[] fearDigest = new long[market.tape().index().length];
        List<VenueClosing> closings = new ArrayList<>();
        for (int venue = 0; venue < openings.size(); venue++) {
            for (Trader trader : traders.get(venue)) {
                trader.addDigest(fearDigest);
            }
            closings.add(openings.get(venue).close());
        }
        return market.outcome(closings, fearDigest);
    }

    /** The venues' boards, in order, for whoever wants to watch. */
    public List<VenueBoard> boards() {
        return boards;
    }

    /** The venues with their accounts, in order. */
    public List<VenueOpening> openings() {
        return openings;
    }

    /** What stirs the traders, and who of them panics. */
    public SentimentFeed feed() {
        return feed;
    }

    /** What stands between the venues. */
    public BlockMarket market() {
        return market;
    }

    @Override
    public void copyLane(int from, int to) {
        market.copyLane(from, to);
        feed.copyLane(from, to);
        LaneCopy.states(from, to, openings);
        for (List<Trader> here : traders) {
            LaneCopy.states(from, to, here);
        }
    }
}
