package io.stampede.node.block;

import io.stampede.market.Decision;
import io.stampede.market.Venue;
import io.stampede.market.account.Passbook;
import io.stampede.sentiment.Exposure;
import io.stampede.simulation.VenueOpening;
import io.stampede.trader.Trader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.ChildFailed;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;

/**
 * One venue with its traders: plays the phase it is told, and answers when it is through.
 *
 * <p>Passbooks go out in ascending trader number, a window of them at a time, and each that comes back is collected at
 * once, while it is still in the core's cache. Sums are integers, so the order of return cannot show. The phase ends
 * when all are home.
 */
final class ExchangeActor extends AbstractBehavior<ExchangeMessage> {
    /**
     * What an exchange is made of.
     *
     * @param index of the venue
     * @param opening the venue with its accounts
     * @param traders in the order of the venue's passbooks
     * @param exposure what the feed shows the traders
     * @param window passbooks out at a time
     * @param shell makes a trader's actor
     */
    record Parts(
            int index,
            VenueOpening opening,
            List<Trader> traders,
            Exposure exposure,
            int window,
            Function<Trader, Behavior<TraderMessage>> shell) {}

    private final Parts parts;
    private final Venue venue;
    private final ActorRef<BlockMessage> block;
    private final List<ActorRef<TraderMessage>> traders = new ArrayList<>();
    private final List<PassbookTurn> turns = new ArrayList<>();
    private final BlockMessage done;
    private int handedOut;
    private int home;
    private boolean checkInvariants;

    private ExchangeActor(ActorContext<ExchangeMessage> context, Parts parts, ActorRef<BlockMessage> block) {
        super(context);
        this.parts = parts;
        this.venue = parts.opening().venue();
        this.block = block;
        this.done = new BlockMessage.VenueDone(parts.index());
        for (Trader trader : parts.traders()) {
            ActorRef<TraderMessage> actor = context.spawn(
                    parts.shell().apply(trader), "trader-" + traders.size(), DispatcherSelector.sameAsParent());
            context.watch(actor);
            traders.add(actor);
        }
        List<Passbook> passbooks = venue.passbooks();
        int lanes = venue.marks().length;
        for (int place = 0; place < Math.min(parts.window(), passbooks.size()); place++) {
            turns.add(new PassbookTurn(
                    context.getSelf(),
                    venue.screen(),
                    parts.exposure(),
                    new Decision(lanes),
                    parts.opening().invariants(),
                    passbooks.get(place)));
        }
    }

    static Behavior<ExchangeMessage> create(Parts parts, ActorRef<BlockMessage> block) {
        return Behaviors.setup(context -> new ExchangeActor(context, parts, block));
    }

    @Override
    public Receive<ExchangeMessage> createReceive() {
        return newReceiveBuilder()
                .onMessage(PassbookTurn.class, this::onTurn)
                .onMessage(ExchangeMessage.PassThrough.class, phase -> {
                    parts.opening().passThrough(phase.step(), phase.logReturn());
                    return through();
                })
                .onMessage(ExchangeMessage.OpenTrading.class, this::onOpenTrading)
                .onMessage(ExchangeMessage.Trade.class, phase -> {
                    venue.trade(phase.meanFear(), phase.variance());
                    return through();
                })
                .onMessage(ExchangeMessage.Mirror.class, phase -> {
                    venue.mirror(phase.consensus());
                    return through();
                })
                .onMessage(ExchangeMessage.Liquidate.class, phase -> {
                    venue.liquidate(phase.round(), phase.step(), phase.index());
                    return through();
                })
                .onMessage(ExchangeMessage.CloseStep.class, this::onCloseStep)
                .onMessage(Resample.class, this::onResample)
                .onMessage(ExchangeMessage.CloseBooks.class, close -> onCloseBooks())
                .onMessage(DigestTurn.class, this::onDigest)
                .onSignal(ChildFailed.class, failed -> {
                    block.tell(new BlockMessage.TraderFailed(failed.getCause()));
                    return this;
                })
                .build();
    }

    private Behavior<ExchangeMessage> through() {
        block.tell(done);
        return this;
    }

    private Behavior<ExchangeMessage> onOpenTrading(ExchangeMessage.OpenTrading phase) {
        venue.openTrading(phase.step(), phase.tape(), phase.logFundamental());
        handedOut = 0;
        home = 0;
        checkInvariants = phase.checkInvariants();
        if (traders.isEmpty()) {
            venue.closeTrading();
            return through();
        }
        for (PassbookTurn turn : turns) {
            handOut(turn);
        }
        return this;
    }

    private void handOut(PassbookTurn turn) {
        ActorRef<TraderMessage> trader = traders.get(handedOut);
        Passbook passbook = venue.passbooks().get(handedOut);
        handedOut++;
        trader.tell(turn.with(passbook, checkInvariants));
    }

    private Behavior<ExchangeMessage> onTurn(PassbookTurn turn) {
        venue.collect(turn.passbook(), turn.decision());
        home++;
        if (handedOut < traders.size()) {
            handOut(turn);
        } else if (home == traders.size()) {
            venue.closeTrading();
            return through();
        }
        return this;
    }

    private Behavior<ExchangeMessage> onCloseStep(ExchangeMessage.CloseStep phase) {
        venue.close(phase.logFundamental(), parts.exposure().solvencyFear(parts.index()));
        if (phase.checkInvariants()) {
            parts.opening().invariants().check(phase.step());
        }
        return through();
    }

    private Behavior<ExchangeMessage> onResample(Resample resample) {
        traders.forEach(trader -> trader.tell(resample));
        resample.genealogy().copy(parts.opening());
        return through();
    }

    /** The digest goes from trader to trader: its parts are added in whatever order. */
    private Behavior<ExchangeMessage> onCloseBooks() {
        handedOut = 0;
        return onDigest(new DigestTurn(getContext().getSelf(), new long[venue.marks().length]));
    }

    private Behavior<ExchangeMessage> onDigest(DigestTurn turn) {
        if (handedOut < traders.size()) {
            traders.get(handedOut++).tell(turn);
        } else {
            block.tell(
                    new BlockMessage.BooksClosed(parts.index(), parts.opening().close(), turn.sums()));
        }
        return this;
    }
}
