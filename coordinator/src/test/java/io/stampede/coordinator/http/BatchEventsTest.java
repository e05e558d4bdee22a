package io.stampede.coordinator.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The events of a batch: to its end, once each, and only what is new for a reader who comes back. */
class BatchEventsTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private record Event(String type, String id, JsonNode data) {}

    @TempDir
    static Path directory;

    private static ApiTestBed bed;

    @BeforeAll
    static void start() {
        bed = new ApiTestBed(directory, "");
    }

    @AfterAll
    static void stop() {
        bed.close();
    }

    private static HttpRequest.Builder events(String batchId) {
        return bed.request("/api/v1/batches/" + batchId + "/events");
    }

    private static List<Event> read(HttpResponse<String> response) throws Exception {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");
        List<Event> events = new ArrayList<>();
        for (String block : response.body().split("\n\n")) {
            String type = "";
            String id = "";
            String data = "";
            for (String line : block.split("\n")) {
                type = line.startsWith("event:") ? line.substring(6) : type;
                id = line.startsWith("id:") ? line.substring(3) : id;
                data = line.startsWith("data:") ? line.substring(5) : data;
            }
            if (!data.isEmpty()) {
                events.add(new Event(type, id, MAPPER.readTree(data)));
            }
        }
        return events;
    }

    @Test
    void tellABatchToItsEndAndEndThemselves() throws Exception {
        String specification = ApiTestBed.SPECIFICATION.replace("scenarios: 64", "scenarios: 2048");
        String batchId = ApiTestBed.json(bed.send(bed.submission(specification)))
                .get("id")
                .textValue();
        List<Event> events = read(bed.send(events(batchId).GET()));
        List<Event> batches =
                events.stream().filter(event -> event.type().equals("batch")).toList();
        Event last = batches.get(batches.size() - 1);
        assertThat(last.data().get("state").textValue()).isEqualTo("SUCCEEDED");
        assertThat(events).extracting(Event::id).doesNotHaveDuplicates();
        List<Event> measures =
                events.stream().filter(event -> event.type().equals("measures")).toList();
        Event whole = measures.get(measures.size() - 1);
        assertThat(whole.data().get("complete").booleanValue()).isTrue();
        JsonNode report = bed.get("/api/v1/batches/" + batchId + "/report?format=json");
        assertThat(whole.data().at("/measures/maxDrop/valueAtRisk/0.99").doubleValue())
                .isEqualTo(report.at("/measures/maxDrop/valueAtRisk/0.99/value").doubleValue());
        assertThat(whole.data().at("/measures/maxDrop/expectedShortfall/0.95").doubleValue())
                .isEqualTo(report.at("/measures/maxDrop/expectedShortfall/0.95/value")
                        .doubleValue());
    }

    @Test
    void whoComesBackIsToldOnlyWhatIsNew() throws Exception {
        String batchId = bed.succeed(ApiTestBed.SPECIFICATION);
        List<Event> events = read(bed.send(events(batchId).GET()));
        assertThat(events).extracting(Event::type).containsExactly("measures", "batch");
        HttpResponse<String> knowsAll = bed.send(
                events(batchId).header("Last-Event-ID", events.get(1).id()).GET());
        assertThat(knowsAll.statusCode()).isEqualTo(204);
        List<Event> rest = read(bed.send(
                events(batchId).header("Last-Event-ID", events.get(0).id()).GET()));
        assertThat(rest).extracting(Event::type).containsExactly("batch");
        assertThat(read(bed.send(
                        events(batchId).header("Last-Event-ID", "nonsense").GET())))
                .hasSize(2);
    }
}
