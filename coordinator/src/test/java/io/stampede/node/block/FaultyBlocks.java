package io.stampede.node.block;

import com.typesafe.config.ConfigFactory;
import io.stampede.node.slot.BlockFactory;
import io.stampede.trader.Trader;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.BehaviorInterceptor;
import org.apache.pekko.actor.typed.TypedActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** The market's blocks, in one of which the traders do something wrong; here, as shells of traders are not public. */
public final class FaultyBlocks implements BlockFactory {
    private final BlockSettings settings = BlockSettings.parse(ConfigFactory.load());
    private final MarketBlocks sound = new MarketBlocks(settings);
    private final MarketBlocks faulty;
    private final int faultyScenario;

    private FaultyBlocks(int faultyScenario, Consumer<PassbookTurn> fault) {
        this.faultyScenario = faultyScenario;
        this.faulty = new MarketBlocks(settings, trader -> failing(trader, fault));
    }

    /** The kernel of a trader throws in the block that begins with the scenario. */
    public static FaultyBlocks throwing(int firstScenario, int step, String message) {
        return new FaultyBlocks(firstScenario, turn -> {
            if (turn.screen().step() == step && turn.passbook().account() == 7) {
                throw new ArithmeticException(message);
            }
        });
    }

    /** A trader makes a unit of cash out of nothing in one lane of the block that begins with the scenario. */
    public static FaultyBlocks minting(int firstScenario, int lane) {
        return new FaultyBlocks(firstScenario, turn -> turn.passbook().cash()[lane]++);
    }

    @Override
    public BatchPlan prepare(String specification) {
        BatchPlan soundPlan = sound.prepare(specification);
        BatchPlan faultyPlan = faulty.prepare(specification);
        return (firstScenario, lanes, observer) ->
                (firstScenario == faultyScenario ? faultyPlan : soundPlan).block(firstScenario, lanes, observer);
    }

    private static Behavior<TraderMessage> failing(Trader trader, Consumer<PassbookTurn> fault) {
        return Behaviors.intercept(() -> new Fault(fault), TraderActor.create(trader));
    }

    private static final class Fault extends BehaviorInterceptor<TraderMessage, TraderMessage> {
        private final Consumer<PassbookTurn> fault;

        Fault(Consumer<PassbookTurn> fault) {
            super(TraderMessage.class);
            this.fault = fault;
        }

        @Override
        public Behavior<TraderMessage> aroundReceive(
                TypedActorContext<TraderMessage> context, TraderMessage message, ReceiveTarget<TraderMessage> target) {
            if (message instanceof PassbookTurn turn) {
                fault.accept(turn);
            }
            return target.apply(context, message);
        }
    }
}
