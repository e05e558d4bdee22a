package io.stampede.coordinator.http;

import io.stampede.coordinator.batch.BatchDirectory;
import io.stampede.coordinator.batch.BlockSizing;
import io.stampede.coordinator.batch.GridWatch;
import io.stampede.coordinator.replay.ScenarioReplayer;
import io.stampede.coordinator.report.Report;
import io.stampede.coordinator.store.StoredBatch;
import io.stampede.node.cluster.ClusterMembers;
import io.stampede.node.cluster.SlotWhereabouts;
import java.util.function.Function;

/**
 * What the API speaks for.
 *
 * @param batches the batches of the cluster
 * @param grid what is under way
 * @param sizing how batches are cut into blocks
 * @param reports computes the report of a batch all of whose blocks are stored
 * @param tables of scenarios, as they are sent
 * @param replayer plays a scenario of a batch again
 * @param members of the cluster
 * @param whereabouts of the slots
 */
public record ApiServices(
        BatchDirectory batches,
        GridWatch grid,
        BlockSizing sizing,
        Function<StoredBatch, Report> reports,
        ScenarioTables tables,
        ScenarioReplayer replayer,
        ClusterMembers members,
        SlotWhereabouts whereabouts) {}
