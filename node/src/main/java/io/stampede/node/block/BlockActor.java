package io.stampede.node.block;

import io.stampede.lanes.Lanes;
import io.stampede.market.VenueBoard;
import io.stampede.node.slot.BlockEvent;
import io.stampede.sampling.Genealogy;
import io.stampede.sentiment.SentimentFeed;
import io.stampede.simulation.BlockMarket;
import io.stampede.simulation.FailingScenario;
import io.stampede.simulation.InvariantViolation;
import io.stampede.simulation.MarketModel;
import io.stampede.simulation.VenueClosing;
import io.stampede.simulation.VenueOpening;
import io.stampede.trader.Trader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
 * One block: the barrier between its venues, phase by phase and step by step.
 *
 * <p>The phases and what stands between them are {@link BlockMarket}'s, in its order. The first failure of a child is
 * the end of the block: it is told once, with scenario and step, and everything stops.
 */
final class BlockActor extends AbstractBehavior<BlockMessage> {
    /** What the venues, or the feed, are doing now. */
    private enum Phase {
        PASSING_THROUGH,
        STIRRING,
        DECIDING,
        TRADING,
        MIRRORING,
        LIQUIDATING,
        CLOSING,
        LISTENING,
        SELECTING,
        CLOSING_BOOKS
    }

    private final MarketModel model;
    private final Lanes lanes;
    private final BlockSettings settings;
    private final Function<Trader, Behavior<TraderMessage>> shell;
    private final ActorRef<BlockEvent> observer;
    private final BlockMarket market;
    private final SentimentFeed feed;
    private final ActorRef<SentimentActor.Command> sentiment;
    private final List<ActorRef<ExchangeMessage>> exchanges = new ArrayList<>();
    private final List<VenueBoard> boards = new ArrayList<>();
    private final VenueClosing[] closings;
    private final long[] fearDigest;

    private Phase phase = Phase.PASSING_THROUGH;
    private int step;
    private int round;
    private int awaited;
    private long progressNanos = System.nanoTime();

    private BlockActor(
            ActorContext<BlockMessage> context,
            MarketModel model,
            Lanes lanes,
            BlockSettings settings,
            Function<Trader, Behavior<TraderMessage>> shell,
            ActorRef<BlockEvent> observer) {
        super(context);
        this.shell = shell;
        this.model = model;
        this.lanes = lanes;
        this.settings = settings;
        this.observer = observer;
        market = new BlockMarket(model, lanes);
        feed = model.feed(lanes);
        sentiment = context.spawn(
                SentimentActor.create(feed, context.getSelf()), "sentiment", DispatcherSelector.sameAsParent());
        context.watch(sentiment);
        for (int venue = 0; venue < model.venues(); venue++) {
            exchanges.add(exchange(venue));
        }
        closings = new VenueClosing[model.venues()];
        fearDigest = new long[lanes.count()];
        observer.tell(new BlockEvent.Progressed(0, model.steps()));
        beginStep();
    }

    /**
     * The behaviour of one block; begins at once.
     *
     * @param observer hears of progress and of the end
     */
    static Behavior<BlockMessage> create(
            MarketModel model, Lanes lanes, BlockSettings settings, ActorRef<BlockEvent> observer) {
        return create(model, lanes, settings, TraderActor::create, observer);
    }

    /** As above, with other shells of traders: tests delay, lose and forge passbooks. */
    static Behavior<BlockMessage> create(
            MarketModel model,
            Lanes lanes,
            BlockSettings settings,
            Function<Trader, Behavior<TraderMessage>> shell,
            ActorRef<BlockEvent> observer) {
        return Behaviors.setup(context -> new BlockActor(context, model, lanes, settings, shell, observer));
    }

    private ActorRef<ExchangeMessage> exchange(int venue) {
        VenueOpening opening = model.openVenue(venue, lanes);
        boards.add(opening.venue().board());
        ExchangeActor.Parts parts = new ExchangeActor.Parts(
                venue,
                opening,
                Arrays.stream(model.tradersAt(venue))
                        .mapToObj(number -> model.trader(number, lanes))
                        .toList(),
                feed.exposure(),
                settings.passbookWindow(),
                shell);
        ActorRef<ExchangeMessage> exchange = getContext()
                .spawn(
                        ExchangeActor.create(parts, getContext().getSelf()),
                        "exchange-" + venue,
                        DispatcherSelector.sameAsParent());
        getContext().watch(exchange);
        return exchange;
    }

    @Override
    public Receive<BlockMessage> createReceive() {
        return newReceiveBuilder()
                .onMessage(BlockMessage.VenueDone.class, done -> arrived())
                .onMessage(BlockMessage.FeedDone.class, done -> arrived())
                .onMessage(BlockMessage.BooksClosed.class, this::onBooksClosed)
                .onMessage(BlockMessage.TraderFailed.class, failed -> fail(failed.cause()))
                .onSignal(ChildFailed.class, failed -> fail(failed.getCause()))
                .build();
    }

    /** Sends a phase to every venue, and waits for as many answers. */
    private Behavior<BlockMessage> tell(Phase next, ExchangeMessage message) {
        phase = next;
        awaited = exchanges.size();
        for (ActorRef<ExchangeMessage> exchange : exchanges) {
            exchange.tell(message);
        }
        return this;
    }

    private Behavior<BlockMessage> tellFeed(Phase next, SentimentActor.Command command) {
        phase = next;
        awaited = 1;
        sentiment.tell(command);
        return this;
    }

    private Behavior<BlockMessage> arrived() {
        if (--awaited > 0) {
            return this;
        }
        try {
            return advance();
        } catch (RuntimeException e) {
            return fail(e);
        }
    }

    /** The barrier is passed: what stands between the venues, then the next phase. */
    private Behavior<BlockMessage> advance() {
        return switch (phase) {
            case PASSING_THROUGH -> {
                market.readOpening(step, boards);
                yield tellFeed(Phase.STIRRING, new SentimentActor.Stir(market.tape(), market.world(), boards));
            }
            case STIRRING ->
                tell(
                        Phase.DECIDING,
                        new ExchangeMessage.OpenTrading(
                                step, market.tape(), market.world().logFundamental(), isChecked()));
            case DECIDING -> {
                market.readFear(boards);
                yield tell(
                        Phase.TRADING,
                        new ExchangeMessage.Trade(
                                market.tape().meanFear(), market.tape().variance()));
            }
            case TRADING -> {
                market.readConsensus(boards);
                yield tell(
                        Phase.MIRRORING,
                        new ExchangeMessage.Mirror(market.tape().consensus()));
            }
            case MIRRORING -> {
                round = 0;
                yield liquidate();
            }
            case LIQUIDATING -> {
                round++;
                yield market.anotherRound(round, boards) ? liquidate() : closeStep();
            }
            case CLOSING -> tellFeed(Phase.LISTENING, new SentimentActor.Listen(boards));
            case LISTENING -> endStep();
            case SELECTING -> nextStep();
            case CLOSING_BOOKS -> finish();
        };
    }

    private Behavior<BlockMessage> beginStep() {
        market.moveWorld(step);
        return tell(
                Phase.PASSING_THROUGH,
                new ExchangeMessage.PassThrough(step, market.world().logReturn()));
    }

    private Behavior<BlockMessage> liquidate() {
        market.readIndex(boards);
        return tell(
                Phase.LIQUIDATING,
                new ExchangeMessage.Liquidate(round, step, market.tape().index()));
    }

    private Behavior<BlockMessage> closeStep() {
        return tell(
                Phase.CLOSING,
                new ExchangeMessage.CloseStep(step, market.world().logFundamental(), isChecked()));
    }

    private boolean isChecked() {
        return step % settings.invariantInterval() == 0 || step == model.steps() - 1;
    }

    private Behavior<BlockMessage> endStep() {
        market.endStep(step, boards, feed.panicCount());
        if (isChecked()) {
            market.checkInvariants(step);
        }
        Optional<Genealogy> genealogy = market.select(step);
        return genealogy.isPresent() ? select(genealogy.get()) : nextStep();
    }

    /** All who own a state copy their part of it. Boards are read by others, so that everybody is waited for. */
    private Behavior<BlockMessage> select(Genealogy genealogy) {
        genealogy.copy(market);
        tell(Phase.SELECTING, new Resample(genealogy));
        awaited++;
        sentiment.tell(new SentimentActor.Select(genealogy));
        return this;
    }

    private Behavior<BlockMessage> nextStep() {
        step++;
        if (step == model.steps()) {
            return tell(Phase.CLOSING_BOOKS, new ExchangeMessage.CloseBooks());
        }
        tellProgress();
        return beginStep();
    }

    private void tellProgress() {
        long now = System.nanoTime();
        if (now - progressNanos >= settings.progressInterval().toNanos()) {
            progressNanos = now;
            observer.tell(new BlockEvent.Progressed(step, model.steps()));
        }
    }

    private Behavior<BlockMessage> onBooksClosed(BlockMessage.BooksClosed closed) {
        closings[closed.venue()] = closed.closing();
        for (int lane = 0; lane < fearDigest.length; lane++) {
            fearDigest[lane] += closed.fearDigest()[lane];
        }
        return arrived();
    }

    private Behavior<BlockMessage> finish() {
        observer.tell(new BlockEvent.Finished(market.outcome(List.of(closings), fearDigest)));
        return Behaviors.stopped();
    }

    /** An invariant knows its scenario. Any other error is looked for; if it does not come again, the first stands. */
    private Behavior<BlockMessage> fail(Throwable cause) {
        getContext().getLog().error("the block of scenario {} failed in step {}", lanes.firstScenario(), step, cause);
        if (cause instanceof InvariantViolation violation) {
            observer.tell(new BlockEvent.Failed(
                    violation.scenario(), violation.step(), String.valueOf(violation.getMessage())));
        } else {
            long began = System.nanoTime();
            long most = settings.failureSearchTime().toNanos();
            int scenario = FailingScenario.find(model, lanes, step, () -> System.nanoTime() - began < most)
                    .orElse(lanes.firstScenario());
            observer.tell(new BlockEvent.Failed(scenario, step, cause.toString()));
        }
        return Behaviors.stopped();
    }
}
