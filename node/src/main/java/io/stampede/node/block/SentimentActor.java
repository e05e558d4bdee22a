package io.stampede.node.block;

import io.stampede.market.ConsolidatedTape;
import io.stampede.market.VenueBoard;
import io.stampede.sampling.Genealogy;
import io.stampede.sentiment.SentimentFeed;
import io.stampede.world.World;
import java.util.List;
import org.apache.pekko.actor.NoSerializationVerificationNeeded;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** The sentiment feed: takes in prices and news before the traders decide, and who panics after. */
final class SentimentActor {
    /** What the feed is told; each is answered with {@link BlockMessage.FeedDone}. */
    sealed interface Command extends NoSerializationVerificationNeeded {}

    /** Take in prices, liquidations and news. */
    record Stir(ConsolidatedTape tape, World world, List<VenueBoard> boards) implements Command {}

    /** Take in who panics. */
    record Listen(List<VenueBoard> boards) implements Command {}

    /** Copy lanes onto others. */
    record Select(Genealogy genealogy) implements Command {}

    private SentimentActor() {}

    static Behavior<Command> create(SentimentFeed feed, ActorRef<BlockMessage> block) {
        return Behaviors.receive(Command.class)
                .onMessage(Stir.class, stir -> {
                    feed.stir(stir.tape(), stir.world(), stir.boards());
                    block.tell(new BlockMessage.FeedDone());
                    return Behaviors.same();
                })
                .onMessage(Listen.class, listen -> {
                    feed.listen(listen.boards());
                    block.tell(new BlockMessage.FeedDone());
                    return Behaviors.same();
                })
                .onMessage(Select.class, select -> {
                    select.genealogy().copy(feed);
                    block.tell(new BlockMessage.FeedDone());
                    return Behaviors.same();
                })
                .build();
    }
}
