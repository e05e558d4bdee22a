package io.stampede.node.block;

import io.stampede.lanes.Lanes;
import io.stampede.node.slot.BlockEvent;
import io.stampede.outcome.Counterfactual;
import io.stampede.outcome.OutcomeBlock;
import io.stampede.simulation.MarketModel;
import io.stampede.simulation.ScenarioWorlds;
import io.stampede.trader.Trader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.ChildFailed;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.Terminated;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;

/**
 * A block in all its worlds, one {@link BlockActor} after the other, so that it takes the memory of one. A world begins
 * when the actors of the one before are gone; steps count over all of them. The first failure is the end.
 */
final class WorldsActor extends AbstractBehavior<BlockEvent> {
    private final MarketModel model;
    private final Lanes lanes;
    private final BlockSettings settings;
    private final Function<Trader, Behavior<TraderMessage>> shell;
    private final ActorRef<BlockEvent> observer;
    private final List<OutcomeBlock> played = new ArrayList<>();
    private int world = -1;

    private WorldsActor(
            ActorContext<BlockEvent> context,
            MarketModel model,
            Lanes lanes,
            BlockSettings settings,
            Function<Trader, Behavior<TraderMessage>> shell,
            ActorRef<BlockEvent> observer) {
        super(context);
        this.model = model;
        this.lanes = lanes;
        this.settings = settings;
        this.shell = shell;
        this.observer = observer;
        begin();
    }

    /**
     * The behaviour of one block; begins at once. Of a model with one world it is that of {@link BlockActor}.
     *
     * @param shell of traders
     * @param observer hears of progress and of the end
     */
    static Behavior<?> create(
            MarketModel model,
            Lanes lanes,
            BlockSettings settings,
            Function<Trader, Behavior<TraderMessage>> shell,
            ActorRef<BlockEvent> observer) {
        if (model.worlds().size() == 1) {
            return BlockActor.create(model, lanes, settings, shell, observer);
        }
        return Behaviors.<BlockEvent>setup(
                context -> new WorldsActor(context, model, lanes, settings, shell, observer));
    }

    @Override
    public Receive<BlockEvent> createReceive() {
        return newReceiveBuilder()
                .onMessage(BlockEvent.Progressed.class, this::onProgressed)
                .onMessage(BlockEvent.Finished.class, this::onFinished)
                .onMessage(BlockEvent.Failed.class, this::onFailed)
                .onSignal(Terminated.class, this::onBlockStopped)
                .build();
    }

    private void begin() {
        world++;
        ActorRef<BlockMessage> block = getContext()
                .spawn(
                        BlockActor.create(
                                model.worlds().get(world),
                                lanes,
                                settings,
                                shell,
                                getContext().getSelf()),
                        Counterfactual.values()[world].key(),
                        DispatcherSelector.sameAsParent());
        getContext().watch(block);
    }

    private Behavior<BlockEvent> onProgressed(BlockEvent.Progressed progressed) {
        observer.tell(new BlockEvent.Progressed(
                world * model.steps() + progressed.stepsDone(), model.worlds().size() * model.steps()));
        return this;
    }

    private Behavior<BlockEvent> onFinished(BlockEvent.Finished finished) {
        played.add(finished.outcome());
        return this;
    }

    private Behavior<BlockEvent> onFailed(BlockEvent.Failed failed) {
        observer.tell(new BlockEvent.Failed(failed.scenario(), failed.step(), located(failed.cause())));
        return Behaviors.stopped();
    }

    private Behavior<BlockEvent> onBlockStopped(Terminated stopped) {
        if (played.size() <= world) {
            String cause =
                    stopped instanceof ChildFailed failed ? failed.getCause().toString() : "it stopped by itself";
            observer.tell(new BlockEvent.Failed(lanes.firstScenario(), -1, located(cause)));
            return Behaviors.stopped();
        }
        if (played.size() < model.worlds().size()) {
            begin();
            return this;
        }
        observer.tell(new BlockEvent.Finished(ScenarioWorlds.combine(model, played)));
        return Behaviors.stopped();
    }

    /** The factual world needs no name: a replay shows it. */
    private String located(String cause) {
        return world == 0 ? cause : "in the world " + Counterfactual.values()[world].key() + ": " + cause;
    }
}
