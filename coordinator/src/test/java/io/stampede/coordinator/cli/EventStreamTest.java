package io.stampede.coordinator.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class EventStreamTest {
    private static EventStream of(String text) {
        return new EventStream(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), Duration.ofMinutes(1), () -> {});
    }

    @Test
    void tellsOfHeartbeatsAndWaitsForNoServerThatIsGoneWithoutAWord() throws IOException {
        AtomicInteger heard = new AtomicInteger();
        try (PipedOutputStream server = new PipedOutputStream();
                EventStream events =
                        new EventStream(new PipedInputStream(server), Duration.ofMillis(300), heard::incrementAndGet)) {
            server.write(":\n\n".getBytes(StandardCharsets.UTF_8));
            server.flush();
            assertThatThrownBy(events::next)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("an event or a heartbeat did not come within 300 ms");
            assertThat(heard).hasValue(2);
        }
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
