package io.stampede.coordinator.http;

import io.stampede.coordinator.replay.ScenarioReplayer;
import io.stampede.coordinator.report.RecentReports;
import io.stampede.coordinator.report.Report;
import io.stampede.coordinator.report.ReportWriter;
import io.stampede.coordinator.store.BatchState;
import io.stampede.coordinator.store.BlockPlan;
import io.stampede.coordinator.store.ResultStore;
import io.stampede.coordinator.store.StoredBatch;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** What the calls do that fetch reports, tables of scenarios, and one scenario played again. Every method blocks. */
final class ReportCalls {
    private static final int REPORTS_MAX = 4;

    private final ResultStore store;
    private final Function<StoredBatch, Report> computed;
    private final RecentReports recent;
    private final ScenarioTables tables;
    private final ScenarioReplayer replayer;

    /**
     * Of one process.
     *
     * @param reports computes the report of a batch all of whose blocks are stored
     * @param replayer plays a scenario of a batch again
     */
    ReportCalls(
            ResultStore store,
            Function<StoredBatch, Report> reports,
            ScenarioTables tables,
            ScenarioReplayer replayer) {
        this.store = store;
        this.computed = reports;
        this.recent = new RecentReports(reports, REPORTS_MAX);
        this.tables = tables;
        this.replayer = replayer;
    }

    /**
     * The report of a batch that has succeeded.
     *
     * @param provisional whether one that has not will do: then of the scenarios of all blocks up to the first that is
     *     not stored
     */
    HttpResponse report(String batchId, Optional<ReportFormat> wanted, boolean provisional) {
        if (wanted.isEmpty()) {
            return Answers.problem(406, "No such format", "allowed json, text, html, csv and parquet");
        }
        Optional<StoredBatch> found = store.batch(batchId);
        if (found.isEmpty()) {
            return BatchCalls.unknown();
        }
        StoredBatch batch = found.orElseThrow();
        if (!batch.isOfThisEngine()) {
            return Answers.problem(
                    409,
                    "Another engine",
                    "engine " + batch.engineVersion() + " computed the batch, and this one has other figures: submit it"
                            + " anew");
        }
        if (batch.state() == BatchState.SUCCEEDED) {
            return answer(batch, wanted.orElseThrow(), recent::of);
        }
        if (!provisional) {
            return Answers.problem(
                    409, "No report", "the batch is " + batch.state() + "; ?provisional=true gives what there is");
        }
        int blocks = store.storedBlocks(batchId).nextClearBit(0);
        if (blocks == 0) {
            return Answers.problem(409, "No report", "no scenario of the batch is stored yet");
        }
        return answer(firstOf(batch, blocks), wanted.orElseThrow(), computed);
    }

    /**
     * One scenario played again; takes seconds.
     *
     * @param number as it stands in the address
     */
    HttpResponse scenario(String batchId, String number, Optional<ReportFormat> wanted) {
        return store.batch(batchId)
                .map(batch -> ReplayAnswers.replay(replayer, batch, number, wanted))
                .orElseGet(BatchCalls::unknown);
    }

    /** A batch of the first blocks alone: those that are done sooner need not be like the others. */
    private static StoredBatch firstOf(StoredBatch batch, int blocks) {
        int last = blocks - 1;
        int scenarios = batch.plan().firstScenario(last) + batch.plan().lanesOf(last);
        return batch.withPlan(new BlockPlan(scenarios, batch.plan().lanes()));
    }

    private HttpResponse answer(StoredBatch batch, ReportFormat format, Function<StoredBatch, Report> reports) {
        return switch (format) {
            case JSON -> answer(format, ReportWriter.json(reports.apply(batch)));
            case TEXT -> answer(format, ReportWriter.text(reports.apply(batch)));
            case HTML -> answer(format, ReportWriter.html(reports.apply(batch)));
            case CSV -> tables.answer(batch, format, ReportWriter::csvPieces);
            case PARQUET -> tables.answer(batch, format, ReportWriter::parquetPieces);
        };
    }

    private static HttpResponse answer(ReportFormat format, String text) {
        return HttpResponse.create()
                .withEntity(HttpEntities.create(format.contentType(), text.getBytes(StandardCharsets.UTF_8)));
    }
}
