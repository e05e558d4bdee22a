package io.stampede.trader;

import io.stampede.lanes.LaneState;
import io.stampede.market.Decision;
import io.stampede.market.TradingScreen;
import io.stampede.market.account.Passbook;
import io.stampede.sentiment.Exposure;

/** One trader in every lane of a block. */
public sealed interface Trader extends LaneState
        permits LeveragedTrader, BasisTrader, ValueFund, MomentumFund, Arbitrageur, MarketMaker, Whale {
    /**
     * Plays one step: settles what time has done, feels, decides, and leaves its orders in the passbook.
     *
     * @param account the trader's account at the screen's venue; owned by the trader during the call
     * @param screen what its venue shows
     * @param exposure what the social network carries
     * @param decision where the trader leaves what its venue has to know besides the orders
     */
    void decide(Passbook account, TradingScreen screen, Exposure exposure, Decision decision);

    /**
     * This trader's part in the digest of the final state, per lane; parts of all traders are added.
     *
     * @param digest one element a lane, added to
     */
    void addDigest(long[] digest);

    /** A lane in which what the trader feels is out of bounds, −1 if there is none: none there must ever be. */
    int laneOutOfBounds();
}
