package io.stampede.coordinator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class EventStreamTest {
    private static EventStream of(String text) {
        return new EventStream(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void readsEventsAndPassesHeartbeatsBy() throws IOException {
        try (EventStream events = of(":\n\nevent:batch\nid:7/1\ndata:{\"a\":\ndata:1}\n\n\n"
                + ":\nevent: measures\ndata: {\"b\":2}\n\ndata:{\"cut")) {
            EventStream.Event first = events.next().orElseThrow();
            assertThat(first.type()).isEqualTo("batch");
            assertThat(first.id()).contains("7/1");
            assertThat(first.data().get("a").intValue()).isEqualTo(1);
            EventStream.Event second = events.next().orElseThrow();
            assertThat(second.type()).isEqualTo("measures");
            assertThat(second.id()).isEmpty();
            assertThat(second.data().get("b").intValue()).isEqualTo(2);
            assertThat(events.next()).isEmpty();
        }
    }
}
