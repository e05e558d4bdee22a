package io.stampede.coordinator.replay;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stampede.coordinator.report.CanonicalJson;
import io.stampede.coordinator.report.PlainText;
import io.stampede.coordinator.report.ReportSubject;
import io.stampede.outcome.History;
import io.stampede.outcome.HistoryEvent;
import io.stampede.outcome.Metric;
import io.stampede.outcome.PlayedScenario;
import java.io.IOException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A replay as JSON of schema version 1: canonical, as {@link CanonicalJson} is, but never as a whole in memory, for a
 * week of seconds has ten million numbers. Columns are arrays over the steps, in the units of {@link History}.
 *
 * <p>Other programs rely on its keys: they may be added to, and changed only together with the version.
 */
final class ReplayJson {
    static final String SCHEMA_VERSION = "1";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ReplayJson() {}

    /** A part of the document that can write itself. */
    private interface Value {
        void write(Appendable out) throws IOException;
    }

    static void write(ReplayDocument document, Appendable out) throws IOException {
        PlayedScenario played = document.played();
        History history = played.history();
        Map<String, Value> members = new TreeMap<>();
        members.put("schemaVersion", text(SCHEMA_VERSION));
        members.put("batch", small(batch(document.subject())));
        members.put("scenario", to -> to.append(Integer.toString(played.scenario())));
        members.put("digest", text(HexFormat.of().toHexDigits(played.digest())));
        members.put("step", text(Duration.ofSeconds(history.stepSeconds()).toString()));
        members.put("initial", small(initial(history)));
        members.put("metrics", small(metrics(played)));
        members.put("checked", small(checked(document.check())));
        members.put(
                "events",
                list(history.events().stream()
                        .map(event -> small(event(history, event)))
                        .toList()));
        members.put("time", time(history));
        members.put("market", market(history.market()));
        members.put(
                "venues", list(history.venues().stream().map(ReplayJson::venue).toList()));
        object(members).write(out);
    }

    private static ObjectNode batch(ReportSubject subject) {
        ObjectNode batch = JSON.objectNode();
        if (!subject.batchId().isEmpty()) {
            batch.put("id", subject.batchId());
        }
        batch.put("name", PlainText.wellFormed(subject.name()));
        batch.put("seed", subject.seed());
        batch.put("specSha256", subject.specSha256());
        batch.put("engineVersion", subject.engineVersion());
        return batch;
    }

    private static ObjectNode initial(History history) {
        ObjectNode initial = JSON.objectNode();
        initial.put("price", history.initialPrice());
        initial.put("openInterest", history.openInterest());
        return initial;
    }

    /** What the scenario has; what it does not have is left out. */
    private static ObjectNode metrics(PlayedScenario played) {
        ObjectNode metrics = JSON.objectNode();
        for (Metric metric : played.layout().metrics()) {
            played.metric(metric).ifPresent(value -> metrics.put(metric.key(), value));
        }
        return metrics;
    }

    private static ObjectNode checked(ReplayDocument.Check check) {
        ObjectNode checked = JSON.objectNode();
        checked.put("against", check.key());
        if (check != ReplayDocument.Check.NONE) {
            checked.put("same", true);
        }
        return checked;
    }

    private static ObjectNode event(History history, HistoryEvent event) {
        ObjectNode object = JSON.objectNode();
        object.put("time", history.seconds(event.step()));
        object.put("kind", event.kind().key());
        if (event.venue() != HistoryEvent.MARKET) {
            object.put(
                    "venue",
                    PlainText.wellFormed(history.venues().get(event.venue()).name()));
        }
        if (event.size() != 0) {
            object.put("size", event.size());
        }
        return object;
    }

    private static Value time(History history) {
        return out -> {
            out.append('[');
            for (int step = 0; step < history.steps(); step++) {
                out.append(step == 0 ? "" : ",").append(Long.toString(history.seconds(step)));
            }
            out.append(']');
        };
    }

    private static Value market(History.Market market) {
        Map<String, Value> members = new TreeMap<>();
        for (MarketColumn column : MarketColumn.values()) {
            members.put(column.key(), numbers(column.read(market)));
        }
        return object(members);
    }

    private static Value venue(History.Venue venue) {
        Map<String, Value> members = new TreeMap<>();
        members.put("name", text(PlainText.wellFormed(venue.name())));
        for (VenueColumn column : VenueColumn.values()) {
            members.put(column.key(), numbers(column.read(venue)));
        }
        return object(members);
    }

    /** The keys are ours, plain letters that need no escape. */
    private static Value object(Map<String, Value> members) {
        return out -> {
            String separator = "{";
            for (Map.Entry<String, Value> member : members.entrySet()) {
                out.append(separator).append('"').append(member.getKey()).append("\":");
                member.getValue().write(out);
                separator = ",";
            }
            out.append('}');
        };
    }

    private static Value list(List<Value> values) {
        return out -> {
            out.append('[');
            String separator = "";
            for (Value value : values) {
                out.append(separator);
                value.write(out);
                separator = ",";
            }
            out.append(']');
        };
    }

    private static Value numbers(double[] values) {
        return out -> {
            out.append('[');
            for (int index = 0; index < values.length; index++) {
                out.append(index == 0 ? "" : ",").append(CanonicalJson.number(values[index]));
            }
            out.append(']');
        };
    }

    private static Value small(ObjectNode object) {
        return out -> out.append(CanonicalJson.write(object));
    }

    private static Value text(String text) {
        ArrayNode alone = JSON.arrayNode().add(text);
        return out -> {
            String list = CanonicalJson.write(alone);
            out.append(list, 1, list.length() - 1);
        };
    }
}
