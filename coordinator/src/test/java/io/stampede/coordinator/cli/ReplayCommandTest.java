package io.stampede.coordinator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One scenario of a specification, played in this process. */
class ReplayCommandTest {
    @Test
    void standardOutputIsTheReplayAloneInEveryFormat() throws IOException {
        CommandRun text = replay("3");
        assertThat(text.exitCode()).as(text.err()).isEqualTo(ExitCode.DONE);
        assertThat(text.err()).isEmpty();
        assertThat(text.out()).startsWith("Stampede replay: first-light, scenario 3\n");

        CommandRun json = replay("3", "--format", "json");
        assertThat(json.out().lines()).hasSize(1);
        JsonNode document = new ObjectMapper().readTree(json.out());
        assertThat(document.at("/checked/against").textValue()).isEqualTo("none");
        assertThat(document.at("/market/price")).hasSize(72);
        assertThat(text.out()).contains(document.get("digest").textValue());

        assertThat(replay("3", "--format", "csv").out().split("\r\n")).hasSize(1 + 72 * 2);
        assertThat(replay("3", "--format", "html").out())
                .startsWith("<!doctype html>")
                .endsWith("</html>\n");
    }

    /** The table of scenarios of a run is what the replays of its scenarios come to. */
    @Test
    void hasTheMetricsAndTheFinalStateOfTheRun() throws IOException {
        CommandRun run = CommandRun.of(
                "run", "first-light", "--scenarios", "6", "--set", "clock.horizon=PT12M", "--format", "csv", "--quiet");
        List<String> lines = List.of(run.out().split("\r\n"));
        for (int scenario : new int[] {0, 5}) {
            JsonNode replay = new ObjectMapper()
                    .readTree(replay(Integer.toString(scenario), "--format", "json")
                            .out());
            String[] cells = lines.get(1 + scenario).split(",", -1);
            assertThat(replay.get("digest").textValue()).isEqualTo(cells[1]);
            String[] names = lines.get(0).split(",", -1);
            for (int column = 2; column < 32; column++) {
                JsonNode value = replay.get("metrics").get(names[column]);
                assertThat(value == null ? "" : value.doubleValue() + "")
                        .as(names[column])
                        .isEqualTo(cells[column].isEmpty() ? "" : Double.parseDouble(cells[column]) + "");
            }
        }
    }

    @Test
    void aScenarioThatThereIsNotIsUnknown() {
        CommandRun run = replay("6");
        assertThat(run.exitCode()).isEqualTo(ExitCode.UNKNOWN);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("no scenario 6, allowed 0 to 5");
    }

    @Test
    void aCommandLineThatSaysTooLittleOrTooMuchIsInvalid() {
        for (List<String> arguments : List.of(
                List.of("first-light"),
                List.of("--scenario", "1"),
                List.of("first-light", "--batch", "b1", "--scenario", "1"),
                List.of("first-light", "--scenario", "-1"),
                List.of("first-light", "--scenario", "one"),
                List.of("first-light", "--scenario", "1", "--format", "png"),
                List.of("first-light", "--scenario", "1", "--set", "nothing=1"),
                List.of("--batch", "b1", "--scenario", "1", "--seed", "2"),
                List.of("--batch", "b1", "--scenario", "1", "--set", "clock.horizon=PT1M"))) {
            List<String> all = new ArrayList<>(List.of("replay"));
            all.addAll(arguments);
            CommandRun run = CommandRun.of(all.toArray(String[]::new));
            assertThat(run.exitCode()).as(String.join(" ", all)).isEqualTo(ExitCode.INVALID);
            assertThat(run.out()).isEmpty();
            assertThat(run.err()).isNotEmpty();
        }
    }

    @Test
    void withoutACoordinatorABatchCannotBeReached() {
        CommandRun run = CommandRun.of("replay", "--batch", "b1", "--scenario", "1", "--server", "http://127.0.0.1:9");
        assertThat(run.exitCode()).isEqualTo(ExitCode.UNREACHABLE);
    }

    private static CommandRun replay(String scenario, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "replay", "first-light", "--scenarios", "6", "--set", "clock.horizon=PT12M", "--scenario", scenario));
        arguments.addAll(List.of(more));
        return CommandRun.of(arguments.toArray(String[]::new));
    }
}
