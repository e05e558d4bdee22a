package io.stampede.coordinator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
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

    private final InputStream stream;
    private final BufferedReader lines;
    private final TimedReads reads;
    private final Runnable heard;

    /**
     * Events that begin to be read.
     *
     * @param silenceMax longest wait for a line; heartbeats are lines
     * @param heard told of every line
     */
    EventStream(InputStream stream, Duration silenceMax, Runnable heard) {
        this.stream = stream;
        this.lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
        this.reads = new TimedReads(silenceMax);
        this.heard = heard;
    }

    /**
     * Waits for the next event; none at the end.
     *
     * @throws IOException if the stream breaks, or nothing comes for too long
     */
    Optional<Event> next() throws IOException {
        String type = "message";
        StringBuilder data = new StringBuilder();
        Optional<String> id = Optional.empty();
        for (Optional<String> read = line(); read.isPresent(); read = line()) {
            String line = read.orElseThrow();
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

    private Optional<String> line() throws IOException {
        Optional<String> line = reads.read("an event or a heartbeat", () -> Optional.ofNullable(lines.readLine()));
        line.ifPresent(text -> heard.run());
        return line;
    }

    /** Closes the stream itself: its reader is locked by a read that still waits. */
    @Override
    public void close() throws IOException {
        reads.close();
        stream.close();
    }
}
