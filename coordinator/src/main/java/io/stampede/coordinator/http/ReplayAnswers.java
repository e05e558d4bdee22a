package io.stampede.coordinator.http;

import io.stampede.coordinator.replay.ReplayDocument;
import io.stampede.coordinator.replay.ReplayRefusal;
import io.stampede.coordinator.replay.ReplayWriter;
import io.stampede.coordinator.replay.ScenarioReplayer;
import io.stampede.coordinator.store.StoredBatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** What the call for one scenario of a batch is answered with. */
final class ReplayAnswers {
    private ReplayAnswers() {}

    /**
     * Plays the scenario again; takes seconds.
     *
     * @param number as it stands in the address
     */
    static HttpResponse replay(
            ScenarioReplayer replayer, StoredBatch batch, String number, Optional<ReportFormat> wanted) {
        if (wanted.isEmpty() || wanted.orElseThrow() == ReportFormat.PARQUET) {
            return Answers.problem(406, "No such format", "allowed json, text, html and csv");
        }
        if (!number.matches("[0-9]{1,9}")) {
            return Answers.problem(404, "No such scenario", "scenarios are numbered from 0");
        }
        try {
            ReplayDocument document = replayer.replay(batch, Integer.parseInt(number));
            ReportFormat format = wanted.orElseThrow();
            byte[] text = write(document, format).getBytes(StandardCharsets.UTF_8);
            return HttpResponse.create().withEntity(HttpEntities.create(format.contentType(), text));
        } catch (ReplayRefusal refusal) {
            return refused(refusal);
        }
    }

    private static HttpResponse refused(ReplayRefusal refusal) {
        String why = String.valueOf(refusal.getMessage());
        return switch (refusal.kind()) {
            case UNKNOWN -> Answers.problem(404, "No such scenario", why);
            case OTHER_ENGINE -> Answers.problem(409, "Another engine", why);
            case NOT_STORED -> Answers.problem(409, "Not computed yet", why);
            case TOO_LONG -> Answers.problem(409, "Takes too long", why);
            case DIFFERENT -> Answers.problem(500, "Not what it was", why);
        };
    }

    private static String write(ReplayDocument document, ReportFormat format) {
        try {
            return switch (format) {
                case PARQUET -> throw new IllegalArgumentException("a history is no table of scenarios");
                case TEXT -> ReplayWriter.text(document);
                case HTML -> ReplayWriter.html(document);
                case JSON -> {
                    StringBuilder json = new StringBuilder();
                    ReplayWriter.json(document, json);
                    yield json.toString();
                }
                case CSV -> {
                    StringBuilder csv = new StringBuilder();
                    ReplayWriter.csv(document, csv);
                    yield csv.toString();
                }
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
