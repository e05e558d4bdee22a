package io.stampede.coordinator.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.stampede.validation.Experiment;
import io.stampede.validation.FactBand;
import io.stampede.validation.FactStudy;
import io.stampede.validation.HistoricalEvent;
import io.stampede.validation.HistoricalEvents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The page and its drawings, of a market that is small enough to be played often. */
class ValidationDocumentTest {
    private static final List<Experiment> FACTS = FactStudy.experiments(
            2, "populations[leveraged-longs].count=100", "populations[leveraged-shorts].count=45");

    private final Map<String, String> files = files(2);

    private static Map<String, String> files(int threads) {
        try {
            ValidationRun run = new ValidationRun(2, List.of(ValidationRun.FACTS), FACTS);
            return ValidationDocument.files(run.play(threads, (done, all) -> {}), "x");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void factsHaveAPageAndFourDrawingsWithoutNumbersThatAreNone() {
        assertThat(files.keySet())
                .containsExactly(
                        "validation.md",
                        "images/validation-tails.svg",
                        "images/validation-clustering.svg",
                        "images/validation-transition.svg",
                        "images/validation-impact.svg");
        files.values().forEach(text -> assertThat(text).doesNotContain("NaN", "Infinity"));
        files.keySet().stream().skip(1).forEach(name -> {
            assertThat(files.get(name)).startsWith("<svg xmlns=").endsWith("</svg>\n");
            assertThat(files.get("validation.md")).contains("](" + name + ")");
        });
    }

    @Test
    void threadsChangeNoByte() {
        assertThat(files(1)).isEqualTo(files);
    }

    @Test
    void everyEventHasItsTableAndEveryFactItsRow() {
        String page = files.getOrDefault("validation.md", "");
        for (HistoricalEvent event : HistoricalEvents.all()) {
            assertThat(page).contains("### " + event.title() + "\n");
            event.cells().keySet().forEach(cell -> assertThat(page).contains("| " + cell.title() + " | "));
        }
        for (FactBand band : FactBand.all()) {
            assertThat(page).contains("| " + band.number() + " | " + band.title() + " | " + band.statistic() + " | ");
        }
    }

    @Test
    void committedPageHasTheRowsOfTheData() throws IOException {
        Path committed = Path.of("").toAbsolutePath().resolveSibling("docs").resolve("validation.md");
        Validation unplayed = new Validation(HistoricalEvents.all(), Map.of(), Optional.empty(), 1);
        String page = ValidationDocument.files(unplayed, "x").getOrDefault("validation.md", "");

        assertThat(rows(Files.readString(committed)))
                .as("write docs/validation.md again: ./stampede validate-model")
                .isEqualTo(rows(page));
    }

    /** What does not depend on what was played: headings, first cells of events' rows and words of facts' rows. */
    private static List<String> rows(String page) {
        return page.lines()
                .filter(line -> line.startsWith("#") || line.startsWith("| "))
                .map(line -> line.startsWith("#") ? line : firstCells(line))
                .toList();
    }

    private static String firstCells(String row) {
        List<String> cells = List.of(row.split(" \\| ", -1));
        return String.join(" | ", cells.subList(0, cells.get(0).matches("\\| F[0-9]+") ? 3 : 1));
    }
}
