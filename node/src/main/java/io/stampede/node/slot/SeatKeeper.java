package io.stampede.node.slot;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import org.apache.pekko.actor.NoSerializationVerificationNeeded;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;

/**
 * Lends the seats of a node: as many as it has capacity, each a dispatcher of one thread.
 *
 * <p>More slots than seats may lie on a node for a while; a slot without a seat does not compute. A seat is free again
 * only when whoever computed on it has stopped, so that two blocks never share one.
 */
public final class SeatKeeper extends AbstractBehavior<SeatKeeper.Command> {
    /** What the keeper understands; stays on its node. */
    public sealed interface Command extends NoSerializationVerificationNeeded {}

    /**
     * A slot wants a seat; answered at once.
     *
     * @param slot who borrows; when it stops, its seat is free
     */
    record Take(ActorRef<? super Answer> slot) implements Command {}

    /**
     * A slot needs its seat no more, and nobody computes on it.
     *
     * @param seat the seat
     */
    record Return(int seat) implements Command {}

    /**
     * A slot needs its seat no more, but somebody may still compute on it.
     *
     * @param seat the seat
     * @param occupant the seat is free when this has stopped
     */
    record ReturnAfter(int seat, ActorRef<?> occupant) implements Command {}

    private record Stopped(ActorRef<?> occupant) implements Command {}

    /** What a slot hears. */
    sealed interface Answer extends NoSerializationVerificationNeeded {}

    /**
     * The slot's, until returned.
     *
     * @param seat number of the seat
     */
    record Granted(int seat) implements Answer {}

    /** Every seat is taken. */
    record AllTaken() implements Answer {}

    private record Place(int seat, ActorRef<?> occupant) {}

    private final TreeSet<Integer> free = new TreeSet<>();
    private final List<Place> occupied = new ArrayList<>();

    private final IntConsumer observer;

    private SeatKeeper(ActorContext<Command> context, int seats, IntConsumer observer) {
        super(context);
        this.observer = observer;
        for (int seat = 0; seat < seats; seat++) {
            free.add(seat);
        }
    }

    /** Keeps so many seats, numbered from 0. */
    public static Behavior<Command> create(int seats) {
        return create(seats, occupied -> {});
    }

    /**
     * Keeps so many seats.
     *
     * @param observer hears how many are taken
     */
    public static Behavior<Command> create(int seats, IntConsumer observer) {
        return Behaviors.setup(context -> new SeatKeeper(context, seats, observer));
    }

    /** Configuration path of a seat's dispatcher. */
    public static String dispatcher(int seat) {
        return "stampede.seat-" + seat;
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder()
                .onMessage(Take.class, this::onTake)
                .onMessage(Return.class, this::onReturn)
                .onMessage(ReturnAfter.class, this::onReturnAfter)
                .onMessage(Stopped.class, this::onStopped)
                .build();
    }

    private Behavior<Command> onTake(Take take) {
        Integer seat = free.pollFirst();
        if (seat == null) {
            take.slot().tell(new AllTaken());
        } else {
            occupy(seat, take.slot());
            take.slot().tell(new Granted(seat));
        }
        return this;
    }

    private Behavior<Command> onReturn(Return returned) {
        if (occupied.removeIf(place -> place.seat() == returned.seat())) {
            free.add(returned.seat());
            observer.accept(occupied.size());
        }
        return this;
    }

    /** The seat passes from the slot to its occupant; one that has stopped already is heard of at once. */
    private Behavior<Command> onReturnAfter(ReturnAfter returned) {
        if (occupied.removeIf(place -> place.seat() == returned.seat())) {
            occupy(returned.seat(), returned.occupant());
        }
        return this;
    }

    private void occupy(int seat, ActorRef<?> occupant) {
        occupied.add(new Place(seat, occupant));
        observer.accept(occupied.size());
        getContext().watchWith(occupant, new Stopped(occupant));
    }

    private Behavior<Command> onStopped(Stopped stopped) {
        occupied.stream()
                .filter(place -> place.occupant().equals(stopped.occupant()))
                .forEach(place -> free.add(place.seat()));
        occupied.removeIf(place -> place.occupant().equals(stopped.occupant()));
        observer.accept(occupied.size());
        return this;
    }
}
