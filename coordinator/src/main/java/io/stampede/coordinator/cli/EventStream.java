package io.stampede.coordinator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Server-sent events whose data is JSON, one after the other. */
final class EventStream implements Closeable {
    /**
     * An event.
     *
     * @param type what sort of event
     * @param data its document
     * @param id to come back with
     */
    record Event(String type, JsonNode data, Optional<String> id) {}

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final BufferedReader lines;

    EventStream(InputStream stream) {
        lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    }

    /**
     * Waits for the next event; none at the end.
     *
     * @throws IOException if the stream breaks
     */
    Optional<Event> next() throws IOException {
        String type = "message";
        StringBuilder data = new StringBuilder();
        Optional<String> id = Optional.empty();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            int colon = line.indexOf(':');
            String field = colon < 0 ? line : line.substring(0, colon);
            String value = colon < 0 ? "" : line.substring(colon + 1).stripLeading();
            if (line.isEmpty() && data.length() > 0) {
                return Optional.of(new Event(type, MAPPER.readTree(data.toString()), id));
            } else if (field.equals("event")) {
                type = value;
            } else if (field.equals("id")) {
                id = Optional.of(value);
            } else if (field.equals("data")) {
                data.append(value);
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
