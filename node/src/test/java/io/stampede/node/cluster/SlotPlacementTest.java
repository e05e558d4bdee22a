package io.stampede.node.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stampede.node.cluster.SlotPlacement.Node;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlotPlacementTest {
    @Test
    void aNewSlotGoesWhereTheShareOfPlacesTakenIsLeast() {
        List<String> small = new ArrayList<>();
        List<String> large = new ArrayList<>();
        for (int slot = 0; slot < 8; slot++) {
            String node = SlotPlacement.place(List.of(
                            new Node<>("small", 2, List.copyOf(small)), new Node<>("large", 6, List.copyOf(large))))
                    .orElseThrow();
            (node.equals("small") ? small : large).add(SlotId.of(slot));
        }
        assertThat(small).hasSize(2);
        assertThat(large).hasSize(6);
    }

    @Test
    void aNodeWithoutCapacityGetsNoSlot() {
        assertThat(SlotPlacement.place(List.of(new Node<>("none", 0, List.of()))))
                .isEmpty();
        assertThat(SlotPlacement.place(
                        List.of(new Node<>("none", 0, List.of()), new Node<>("full", 1, List.of("slot-0", "slot-1")))))
                .hasValue("full");
    }

    @Test
    void onlyWhatExceedsACapacityMovesAndOnlyIntoFreePlaces() {
        Node<String> over = new Node<>("over", 1, List.of("slot-0", "slot-2", "slot-10"));
        Node<String> full = new Node<>("full", 1, List.of("slot-1"));
        assertThat(SlotPlacement.excess(List.of(over, full))).isEmpty();
        assertThat(SlotPlacement.excess(List.of(over, full, new Node<>("new", 1, List.of()))))
                .containsExactly("slot-10");
        assertThat(SlotPlacement.excess(List.of(over, full, new Node<>("new", 9, List.of()))))
                .containsExactly("slot-10", "slot-2");
        assertThat(SlotPlacement.excess(List.of(full, new Node<>("new", 9, List.of()))))
                .isEmpty();
    }

    @Test
    void slotIdsAreTheirNumbers() {
        assertThat(SlotId.index(SlotId.of(1_023))).isEqualTo(1_023);
        assertThatThrownBy(() -> SlotId.index("shard-1")).isInstanceOf(IllegalArgumentException.class);
    }
}
