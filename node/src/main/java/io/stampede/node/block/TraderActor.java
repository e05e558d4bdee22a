package io.stampede.node.block;

import io.stampede.trader.Trader;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** One trader: decides when its passbook comes, and sends it back. What stops it stops the block. */
final class TraderActor {
    private TraderActor() {}

    static Behavior<TraderMessage> create(Trader trader) {
        return Behaviors.receive(TraderMessage.class)
                .onMessage(PassbookTurn.class, turn -> {
                    trader.decide(turn.passbook(), turn.screen(), turn.exposure(), turn.decision());
                    turn.check(trader);
                    turn.exchange().tell(turn);
                    return Behaviors.same();
                })
                .onMessage(DigestTurn.class, turn -> {
                    trader.addDigest(turn.sums());
                    turn.exchange().tell(turn);
                    return Behaviors.same();
                })
                .onMessage(Resample.class, resample -> {
                    resample.genealogy().copy(trader);
                    return Behaviors.same();
                })
                .build();
    }
}
