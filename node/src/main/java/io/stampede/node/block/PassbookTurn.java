package io.stampede.node.block;

import io.stampede.market.Decision;
import io.stampede.market.TradingScreen;
import io.stampede.market.account.Passbook;
import io.stampede.sentiment.Exposure;
import io.stampede.simulation.VenueInvariants;
import io.stampede.trader.Trader;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * A passbook on its way to its trader and back.
 *
 * <p>One object for each place of an exchange's window, used over and over, so that a step of a block leaves nothing
 * but envelopes as garbage. Whoever has received it last owns it, with its passbook and decision; the exchange does
 * not look at either until it is back.
 */
final class PassbookTurn implements TraderMessage, ExchangeMessage {
    private final ActorRef<ExchangeMessage> exchange;
    private final TradingScreen screen;
    private final Exposure exposure;
    private final Decision decision;
    private final VenueInvariants invariants;
    private Passbook passbook;
    private boolean isChecked;

    PassbookTurn(
            ActorRef<ExchangeMessage> exchange,
            TradingScreen screen,
            Exposure exposure,
            Decision decision,
            VenueInvariants invariants,
            Passbook passbook) {
        this.exchange = exchange;
        this.screen = screen;
        this.exposure = exposure;
        this.decision = decision;
        this.invariants = invariants;
        this.passbook = passbook;
    }

    /** The same turn with another trader's passbook; {@code checked} if what the trader feels is to be checked. */
    PassbookTurn with(Passbook next, boolean checked) {
        passbook = next;
        isChecked = checked;
        return this;
    }

    /** Checks what a trader feels that has decided, if wanted. */
    void check(Trader trader) {
        if (isChecked) {
            invariants.check(screen.step(), passbook, trader);
        }
    }

    /** Where the turn goes back to. */
    ActorRef<ExchangeMessage> exchange() {
        return exchange;
    }

    Passbook passbook() {
        return passbook;
    }

    /** What the venue shows; nobody writes it while a turn is out. */
    TradingScreen screen() {
        return screen;
    }

    /** What the social network carries; nobody writes it while a turn is out. */
    Exposure exposure() {
        return exposure;
    }

    /** What the trader tells besides its orders. */
    Decision decision() {
        return decision;
    }
}
