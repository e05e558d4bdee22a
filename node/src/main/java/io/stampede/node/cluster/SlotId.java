package io.stampede.node.cluster;

/** The names of the slots: {@code slot-0}, {@code slot-1}, … */
public final class SlotId {
    private static final String PREFIX = "slot-";

    private SlotId() {}

    /** Entity and shard id of the slot with this number. */
    public static String of(int slotIndex) {
        if (slotIndex < 0) {
            throw new IllegalArgumentException("slot " + slotIndex);
        }
        return PREFIX + slotIndex;
    }

    /**
     * Number of the slot.
     *
     * @throws IllegalArgumentException if this is no slot's id
     */
    public static int index(String slotId) {
        if (!slotId.startsWith(PREFIX)) {
            throw new IllegalArgumentException("no slot id: " + slotId);
        }
        return Integer.parseInt(slotId, PREFIX.length(), slotId.length(), 10);
    }
}
