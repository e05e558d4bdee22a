package io.stampede.node.block;

import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.BehaviorInterceptor;
import org.apache.pekko.actor.typed.TypedActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** Stands between an exchange and one of its traders. */
abstract class TurnInterceptor extends BehaviorInterceptor<TraderMessage, TraderMessage> {
    TurnInterceptor() {
        super(TraderMessage.class);
    }

    /** Whether the trader gets its turn now. */
    boolean letPass(PassbookTurn turn, ActorRef<TraderMessage> self) {
        return true;
    }

    /** Called when the trader has decided and its turn is on its way home, on the one thread of the block. */
    void after(PassbookTurn turn) {}

    @Override
    public Behavior<TraderMessage> aroundReceive(
            TypedActorContext<TraderMessage> context, TraderMessage message, ReceiveTarget<TraderMessage> target) {
        if (message instanceof PassbookTurn turn) {
            if (!letPass(turn, context.asJava().getSelf())) {
                return Behaviors.same();
            }
            Behavior<TraderMessage> next = target.apply(context, message);
            after(turn);
            return next;
        }
        return target.apply(context, message);
    }
}
