package io.stampede.coordinator.cli;

import io.stampede.coordinator.report.Provenance;
import io.stampede.coordinator.report.Report;
import io.stampede.coordinator.report.StoredReport;
import io.stampede.coordinator.store.ResultStore;
import io.stampede.coordinator.store.StoredBatch;
import io.stampede.outcome.OutcomeLayout;
import io.stampede.outcome.OutcomeTable;
import io.stampede.simulation.MarketModel;
import io.stampede.spec.Specification;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

/** Reports of what a cluster has computed, as its store tells of it. */
final class GridReports {
    private final ResultStore store;

    GridReports(ResultStore store) {
        this.store = store;
    }

    /** The report of a batch all of whose blocks are stored. */
    Report report(StoredBatch batch) {
        long finished = store.finishedMillis(batch.id()).orElseGet(System::currentTimeMillis);
        Provenance provenance = new Provenance(
                "",
                "stampede replay --batch " + batch.id(),
                Instant.ofEpochMilli(batch.createdMillis()),
                Duration.ofMillis(finished - batch.createdMillis()),
                store.nodesOf(batch.id()),
                OptionalLong.empty(),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.version"),
                Stampede.VERSION);
        return StoredReport.of(batch, store, GridReports::layout, provenance).report();
    }

    /** The outcomes of such a batch. */
    OutcomeTable outcomes(StoredBatch batch) {
        return StoredReport.outcomes(batch, store, GridReports::layout);
    }

    /** Which columns a specification gives. */
    static OutcomeLayout layout(Specification specification) {
        return new MarketModel(specification).layout();
    }
}
