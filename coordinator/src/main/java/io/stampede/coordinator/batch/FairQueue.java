package io.stampede.coordinator.batch;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/**
 * Whose turn it is: turns go round in proportion to the members' weights, spread as evenly as they can be, so that
 * equal members take them one after the other and nobody starves.
 *
 * <p>Smooth weighted round robin, as nginx's load balancer has it: whoever could use the turn gains its weight in
 * credit, the one with most credit takes the turn and pays what all of them gained. Not thread-safe.
 *
 * @param <T> what takes turns
 */
final class FairQueue<T> {
    private final ToIntFunction<T> weight;
    private final Map<T, Integer> credits = new LinkedHashMap<>();

    /**
     * Without members.
     *
     * @param weight of a member, at least 1
     */
    FairQueue(ToIntFunction<T> weight) {
        this.weight = weight;
    }

    /** Adds a member, without any credit. */
    void add(T member) {
        credits.putIfAbsent(member, 0);
    }

    /** Removes a member. */
    void remove(T member) {
        credits.remove(member);
    }

    /**
     * The next member in turn that can use it; those that cannot neither gain nor lose.
     *
     * @param canUse whether a member has a use for its turn
     */
    Optional<T> next(Predicate<T> canUse) {
        T next = null;
        int most = 0;
        int paid = 0;
        for (Map.Entry<T, Integer> member : credits.entrySet()) {
            if (canUse.test(member.getKey())) {
                int gained = weight.applyAsInt(member.getKey());
                paid += gained;
                member.setValue(member.getValue() + gained);
                if (next == null || member.getValue() > most) {
                    next = member.getKey();
                    most = member.getValue();
                }
            }
        }
        if (next != null) {
            credits.put(next, most - paid);
        }
        return Optional.ofNullable(next);
    }
}
