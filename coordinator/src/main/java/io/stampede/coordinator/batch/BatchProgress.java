package io.stampede.coordinator.batch;

import io.stampede.coordinator.store.BatchState;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How far a batch is.
 *
 * @param state where it is in its life
 * @param doneScenarios scenarios simulated, those under way counted by the part of their steps that are done
 * @param scenarios scenarios of the batch; with a look to come, the most it may have
 * @param storedBlocks blocks whose results are stored
 * @param blocks blocks of the batch
 * @param nextLook scenarios at which it is looked at next whether they are enough; none if they are to be all
 * @param trouble why work waits, if it does
 */
public record BatchProgress(
        BatchState state,
        double doneScenarios,
        int scenarios,
        int storedBlocks,
        int blocks,
        OptionalInt nextLook,
        Optional<String> trouble) {}
