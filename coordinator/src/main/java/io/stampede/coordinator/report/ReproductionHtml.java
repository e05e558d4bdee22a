package io.stampede.coordinator.report;

import io.stampede.outcome.Metric;
import io.stampede.risk.LossDistribution;
import io.stampede.risk.TailRiskReport;
import io.stampede.risk.WorstScenario;
import io.stampede.spec.Execution;
import io.stampede.spec.ScenarioBatch;
import io.stampede.spec.SpecificationWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** What a reader needs to get the same figures again, or the worst scenarios one by one. */
final class ReproductionHtml {
    private static final String FROM_FILE = "stampede %s specification.yaml";

    private final Report report;
    private final HtmlPage page;

    ReproductionHtml(Report report, HtmlPage page) {
        this.report = report;
        this.page = page;
    }

    void writeWorst() {
        page.soft("The worst of each headline figure, the worst first. A replay plays one scenario again, bit for bit,"
                + " and shows its whole history.");
        for (Metric metric : TailRiskReport.HEADLINES) {
            report.risk().measure(metric).distribution().ifPresent(distribution -> writeWorst(metric, distribution));
        }
    }

    private void writeWorst(Metric metric, LossDistribution distribution) {
        String replay = replayCommand();
        page.line("h3", "", MetricLabel.of(metric));
        if (distribution.min() == distribution.max()) {
            page.soft("None is worse than another.");
            return;
        }
        boolean isWeighted = report.risk().sampling().isWeighted();
        List<String> head = new ArrayList<>(List.of("rank", "scenario", "per cent"));
        if (isWeighted) {
            head.add("weight");
        }
        if (!replay.isEmpty()) {
            head.add("replay");
        }
        page.beginTable(head);
        int rank = 0;
        for (WorstScenario worst : distribution.worst()) {
            rank++;
            page.beginRow(Integer.toString(rank));
            page.cell("", Integer.toString(worst.scenario()));
            page.cell("", Figures.of(metric, worst.value()));
            if (isWeighted) {
                page.cell("", SamplingText.weight(worst.weight()));
            }
            if (!replay.isEmpty()) {
                page.commandCell(replay + " --scenario " + worst.scenario());
            }
            page.endRow();
        }
        page.endTable();
    }

    /** That of the batch, else that of the specification that is on this page; empty if that is not there either. */
    private String replayCommand() {
        String command = report.provenance().replayCommand();
        boolean isKnown = !command.isEmpty() || report.specification().isEmpty();
        return isKnown ? command : FROM_FILE.replace("%s", "replay");
    }

    /** Without how to compute it, which is in no hash. */
    void writeSpecification() {
        ScenarioBatch batch = report.specification().orElseThrow().withExecution(Execution.defaults());
        page.soft("Every field, defaults and overrides included. Saved as specification.yaml it gives "
                + (report.isProvisional()
                        ? "the report of all " + batch.spec().scenarios() + " scenarios."
                        : "this report."));
        page.folded("The whole specification", SpecificationWriter.yaml(batch));
    }

    void writeReproduction() {
        Provenance provenance = report.provenance();
        page.open("dl", "box");
        if (!provenance.command().isEmpty()) {
            page.copied("command", provenance.command());
        }
        if (report.specification().isPresent()) {
            page.copied("from the specification above", FROM_FILE.replace("%s", "run"));
        }
        List<WorstScenario> worst = report.risk()
                .measure(Metric.MAX_DROP)
                .distribution()
                .map(LossDistribution::worst)
                .orElse(List.of());
        if (!worst.isEmpty() && !replayCommand().isEmpty()) {
            page.copied(
                    "replay of the largest max drop",
                    replayCommand() + " --scenario " + worst.get(0).scenario());
        }
        page.copied("seed", Long.toString(report.subject().seed()));
        page.copied("report sha256", report.sha256());
        page.copied("specification sha256", report.subject().specSha256());
        page.copied("outcomes sha256", report.outcomesSha256());
        page.copied("engine", report.subject().engineVersion());
        page.close("dl");
        page.soft((report.isProvisional()
                        ? "Provisional: the report of all scenarios has another sha256."
                        : "The same specification and seed give the same report sha256 on every machine and any number"
                                + " of nodes.")
                + " This one was begun at " + provenance.startedAt() + " and took "
                + Figures.time(provenance.wallTime().toMillis() / 1000.0) + " (h:m:s) on " + provenance.nodes()
                + (provenance.nodes() == 1 ? " node" : " nodes") + again(provenance) + "; Stampede "
                + provenance.build() + ", " + provenance.jvm() + ".");
    }

    /** A grid's store does not keep how often blocks ran. */
    private static String again(Provenance provenance) {
        OptionalLong retries = provenance.retries();
        return retries.isPresent() ? ", " + retries.getAsLong() + " blocks run again" : "";
    }
}
