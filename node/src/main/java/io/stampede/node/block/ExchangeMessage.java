package io.stampede.node.block;

import io.stampede.market.ConsolidatedTape;
import org.apache.pekko.actor.NoSerializationVerificationNeeded;

/**
 * What an exchange is told: by the block, one phase of a step after the other, each answered with {@link
 * BlockMessage.VenueDone}; by its traders, the turns that come back.
 *
 * <p>Arrays and the tape are the block's: it writes them only while no exchange is in a phase.
 */
sealed interface ExchangeMessage extends NoSerializationVerificationNeeded
        permits ExchangeMessage.PassThrough,
                ExchangeMessage.OpenTrading,
                ExchangeMessage.Trade,
                ExchangeMessage.Mirror,
                ExchangeMessage.Liquidate,
                ExchangeMessage.CloseStep,
                ExchangeMessage.CloseBooks,
                Resample,
                PassbookTurn,
                DigestTurn {
    /** A step begins; the fundamental's log return per lane. */
    record PassThrough(int step, double[] logReturn) implements ExchangeMessage {}

    /** Every trader of the venue decides; what it feels is checked if wanted. */
    record OpenTrading(int step, ConsolidatedTape tape, double[] logFundamental, boolean checkInvariants)
            implements ExchangeMessage {}

    /** All orders are filled. */
    record Trade(double[] meanFear, double[] variance) implements ExchangeMessage {}

    /** Quotes follow the other venues. */
    record Mirror(double[] consensus) implements ExchangeMessage {}

    /** One liquidation round. */
    record Liquidate(int round, int step, double[] index) implements ExchangeMessage {}

    /** A step ends; the invariants are checked if wanted. */
    record CloseStep(int step, double[] logFundamental, boolean checkInvariants) implements ExchangeMessage {}

    /** The block ends; answered with {@link BlockMessage.BooksClosed}. */
    record CloseBooks() implements ExchangeMessage {}
}
