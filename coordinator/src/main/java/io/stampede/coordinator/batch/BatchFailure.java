package io.stampede.coordinator.batch;

import io.stampede.coordinator.store.StoredBlock;
import io.stampede.node.protocol.SlotProtocol.BlockFailed;

/**
 * Why a batch failed.
 *
 * @param kind what sort of thing went wrong
 * @param message one line for people
 */
public record BatchFailure(Kind kind, String message) {
    /** What sort of thing went wrong. */
    public enum Kind {
        /** A scenario broke an invariant or its kernel threw: the same again however often it is run. */
        SCENARIO,
        /** Two runs of one block gave different numbers. */
        DETERMINISM,
        /** A block was lost again and again. */
        LOST,
        /** The store cannot be opened, or was away too long. */
        STORE,
        /** The report could not be computed from the stored results. */
        REPORT,
        /** There are too many batches. */
        QUEUE_FULL,
        /** It was begun with another engine, or is otherwise nothing this coordinator can compute. */
        INCOMPATIBLE,
        /** No coordinator answers. */
        UNREACHABLE
    }

    static BatchFailure ofOtherEngine(String engineVersion) {
        return new BatchFailure(
                Kind.INCOMPATIBLE,
                "it was begun with engine " + engineVersion + " and this is another: submit it anew");
    }

    static BatchFailure ofFullQueue(int batches, int most) {
        return new BatchFailure(Kind.QUEUE_FULL, "there are " + batches + " batches already, at most " + most);
    }

    /** Of a scenario that failed. */
    static BatchFailure ofScenario(BlockFailed report) {
        String step = report.step() < 0 ? "before its first step" : "at step " + report.step();
        return new BatchFailure(
                Kind.SCENARIO, "scenario " + report.scenario() + " failed " + step + ": " + report.cause());
    }

    /** Of a block whose results differ, where they must not. */
    static BatchFailure ofDifferent(RunningBatch batch, StoredBlock result, String firstNode) {
        String message = BatchSchedule.named(batch, result.block()) + " gave different numbers on " + firstNode
                + " and on " + result.node() + ": the results of this batch cannot be trusted";
        return new BatchFailure(Kind.DETERMINISM, message);
    }
}
