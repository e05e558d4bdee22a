package io.stampede.coordinator.batch;

import io.stampede.node.protocol.SlotProtocol;

/** What the desk has done outside: nothing here blocks or answers at once. */
interface Outbox {
    /** Sends a command to a slot; it may get lost. */
    void toSlot(String slotId, SlotProtocol.Command command);

    /** Begins a write, to be followed by {@link BatchDesk#written} or {@link BatchDesk#writeFailed}. */
    void write(WriteQueue.Write write);

    /**
     * Begins a look at the first scenarios of a batch, to be followed by {@link BatchDesk#looked} or {@link
     * BatchDesk#aggregationFailed}.
     */
    void look(RunningBatch batch, int scenarios);

    /** Begins a report, to be followed by {@link BatchDesk#aggregated} or {@link BatchDesk#aggregationFailed}. */
    void aggregate(RunningBatch batch);
}
