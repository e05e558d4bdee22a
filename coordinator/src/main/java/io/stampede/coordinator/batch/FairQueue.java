package io.stampede.coordinator.batch;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Whose turn it is: every member that can use its turn gets one before any gets a second. Not thread-safe.
 *
 * @param <T> what takes turns
 */
final class FairQueue<T> {
    private final Deque<T> members = new ArrayDeque<>();

    /** Adds a member behind all others. */
    void add(T member) {
        members.addLast(member);
    }

    /** Removes a member. */
    void remove(T member) {
        members.remove(member);
    }

    /**
     * The next member in turn that can use it, which then goes to the end; those that cannot keep their place.
     *
     * @param canUse whether a member has a use for its turn
     */
    Optional<T> next(Predicate<T> canUse) {
        Optional<T> next = members.stream().filter(canUse).findFirst();
        next.ifPresent(member -> {
            members.remove(member);
            members.addLast(member);
        });
        return next;
    }
}
