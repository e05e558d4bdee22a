package io.stampede.simulation;

import io.stampede.lanes.LaneMask;
import io.stampede.lanes.LaneState;
import io.stampede.lanes.Lanes;
import io.stampede.market.ConsolidatedTape;
import io.stampede.market.VenueBoard;
import io.stampede.outcome.FollowedLiquidations;
import io.stampede.outcome.OutcomeBlock;
import io.stampede.sampling.Genealogy;
import io.stampede.sampling.ParticleSelection;
import io.stampede.sampling.ShockSampling;
import io.stampede.world.World;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What stands between the venues of a block: the world, the tape, and the record of what happens. A step is played by
 * calling these methods in the order in which they stand here, with the venues' and traders' own calls between them.
 */
public final class BlockMarket implements LaneState {
    private final MarketModel model;
    private final Lanes lanes;
    private final World world;
    private final ConsolidatedTape tape;
    private final OutcomeRecorder recorder;
    private final LiquidationFollower follower;
    private final Optional<ParticleSelection> selection;

    /** The start of a block. */
    public BlockMarket(MarketModel model, Lanes lanes) {
        this.model = model;
        this.lanes = lanes;
        world = model.world(lanes);
        tape = model.tape(lanes);
        recorder = new OutcomeRecorder(model, lanes.count());
        follower = new LiquidationFollower(model.specification().clock().stepSeconds(), lanes);
        selection = model.selection(lanes);
    }

    /** What comes from outside. */
    public World world() {
        return world;
    }

    /** What the venues together show. */
    public ConsolidatedTape tape() {
        return tape;
    }

    /** First: the world moves. Then each venue passes the return through. */
    public void moveWorld(int step) {
        world.advance(step, tape.minuteReturn());
    }

    /** Second: the tape reads the venues. Then the sentiment feed stirs and each venue opens trading. */
    public void readOpening(int step, List<VenueBoard> venues) {
        if (step == 0) {
            recorder.begin(venues);
        }
        tape.open(step, venues);
    }

    /** Third, when all traders have decided: fear is known. Then each venue trades. */
    public void readFear(List<VenueBoard> venues) {
        tape.readFear(venues);
    }

    /** Fourth: what the venues' prices agree on. Then each venue mirrors. */
    public void readConsensus(List<VenueBoard> venues) {
        tape.readConsensus(venues);
    }

    /** Fifth, before each liquidation round: the index. Then each venue liquidates. */
    public void readIndex(List<VenueBoard> venues) {
        tape.readIndex(venues);
    }

    /** Whether another round follows so many: some venue found somebody in the last one, and may play on. */
    public boolean anotherRound(int played, List<VenueBoard> venues) {
        if (played >= model.maxRounds()) {
            return false;
        }
        for (VenueBoard venue : venues) {
            if (!LaneMask.isEmpty(venue.acted())) {
                return true;
            }
        }
        return false;
    }

    /** Last, when each venue has closed and the feed has listened: the step is recorded. */
    public void endStep(int step, List<VenueBoard> venues, long[] panicCount) {
        tape.close(step, venues);
        int start = model.buildUpSteps();
        if (step >= start) {
            recorder.record(step - start, venues, tape, world, panicCount);
            follower.record(step - start, venues);
        } else if (step == start - 1) {
            recorder.restart(venues, tape, world);
        }
    }

    /**
     * After the last call of a step: checks in every lane that news excites news and never the contrary.
     *
     * @throws InvariantViolation for the first lane in which it does not hold
     */
    public void checkInvariants(int step) {
        int lane = world.laneOutOfBounds();
        if (lane >= 0) {
            throw new InvariantViolation(
                    lanes.scenario(lane),
                    step,
                    "news intensity is " + world.newsIntensity()[lane] + ", below its base");
        }
    }

    /**
     * After all else of a step: selects the lanes, if they are particles and it is time.
     *
     * @return which lanes have to be copied onto which in everything that has a state; empty if none
     */
    public Optional<Genealogy> select(int step) {
        if (selection.isEmpty() || !selection.get().isDue(step)) {
            return Optional.empty();
        }
        double[] falls = new double[lanes.count()];
        Arrays.setAll(falls, recorder::fall);
        return Optional.of(selection.get().select(step, falls)).filter(genealogy -> !genealogy.isIdentity());
    }

    /**
     * The outcomes, after the last step.
     *
     * @param closings of the venues, in order
     * @param fearDigest sum of the traders' parts of the digest, per lane
     */
    public OutcomeBlock outcome(List<VenueClosing> closings, long[] fearDigest) {
        return OutcomeAssembly.assemble(model, lanes, this, closings, fearDigest);
    }

    /** How many plain scenarios each lane stands for. */
    double[] weights() {
        return selection.isPresent()
                ? selection.get().weights()
                : ShockSampling.of(model.specification(), lanes).weights();
    }

    /** Liquidations of the first lanes, step by step. */
    FollowedLiquidations liquidations() {
        return follower.followed();
    }

    @Override
    public void copyLane(int from, int to) {
        world.copyLane(from, to);
        tape.copyLane(from, to);
        recorder.copyLane(from, to);
        follower.copyLane(from, to);
    }

    OutcomeRecorder recorder() {
        return recorder;
    }
}
