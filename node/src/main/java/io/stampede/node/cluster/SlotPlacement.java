package io.stampede.node.cluster;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Where slots go, as arithmetic: no cluster needed. */
final class SlotPlacement {
    /**
     * A node and what lies on it.
     *
     * @param node the node
     * @param capacity how many blocks it runs at once
     * @param slots ids of the slots in use there
     */
    record Node<N>(N node, int capacity, List<String> slots) {
        int excess() {
            return Math.max(0, slots.size() - capacity);
        }

        int freePlaces() {
            return Math.max(0, capacity - slots.size());
        }
    }

    private SlotPlacement() {}

    /** The node for one more slot: least (slots + 1) ÷ capacity, then the first; none if no node has a capacity. */
    static <N> Optional<N> place(List<Node<N>> nodes) {
        Node<N> best = null;
        for (Node<N> node : nodes) {
            if (node.capacity() > 0 && (best == null || isLessFull(node, best))) {
                best = node;
            }
        }
        return Optional.ofNullable(best).map(Node::node);
    }

    /** a/b < c/d without division. */
    private static <N> boolean isLessFull(Node<N> one, Node<N> other) {
        return (long) (one.slots().size() + 1) * other.capacity()
                < (long) (other.slots().size() + 1) * one.capacity();
    }

    /**
     * The slots to move: those above their node's capacity, highest numbers first, as many as there are free places.
     */
    static <N> List<String> excess(List<Node<N>> nodes) {
        int freePlaces = nodes.stream().mapToInt(Node::freePlaces).sum();
        List<String> moves = new ArrayList<>();
        for (Node<N> node : nodes) {
            node.slots().stream()
                    .sorted(Comparator.comparingInt(SlotId::index).reversed())
                    .limit(node.excess())
                    .forEach(moves::add);
        }
        return List.copyOf(moves.subList(0, Math.min(freePlaces, moves.size())));
    }
}
