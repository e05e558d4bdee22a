package io.stampede.coordinator.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.stampede.outcome.OutcomeLayout;
import io.stampede.risk.RiskSettings;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ReportTextTest {
    @Test
    void everyLineFitsAHundredColumns() {
        for (int scenarios : new int[] {1, 600, 5000}) {
            assertThat(tooLong(SyntheticOutcomes.report(scenarios))).isEmpty();
        }
    }

    @Test
    void namesAsLongAsTheyMayBeFitToo() {
        OutcomeLayout layout = new OutcomeLayout(List.of("v".repeat(32), "w".repeat(32)), List.of("p".repeat(32)));
        Report report = Report.of(
                SyntheticOutcomes.subject(),
                SyntheticOutcomes.of(300, layout),
                new RiskSettings(List.of(0.5, 0.9, 0.95, 0.99, 0.999), 0.95, 1000),
                SyntheticOutcomes.PROVENANCE);
        assertThat(tooLong(report)).isEmpty();
    }

    @Test
    void namesCannotMoveTheCursorOrForgeLines() {
        TreeMap<String, String> labels = new TreeMap<>();
        labels.put("k\u001b]0;title\u0007", "v\r\nreport sha256  0000");
        ReportSubject subject = new ReportSubject("b", "\u001b[2J\u202Eevil\u0085", labels, 1, "s", "1");
        String text = ReportWriter.text(
                Report.of(subject, SyntheticOutcomes.of(10), RiskSettings.STANDARD, SyntheticOutcomes.PROVENANCE));
        assertThat(text.chars().filter(c -> c != '\n')).noneMatch(Character::isISOControl);
        assertThat(text).doesNotContain("\u202E").startsWith("Stampede tail-risk report: [2Jevil\n");
        assertThat(text.lines()).noneMatch(line -> line.startsWith("report sha256  0000"));
    }

    @Test
    void aVeryLongNameIsCutAndTheCommandIsNot() {
        assertThat(PlainText.oneLine("x".repeat(200))).isEqualTo("x".repeat(60) + "…");
        assertThat(PlainText.unbroken("x".repeat(200))).hasSize(200);
    }

    @Test
    void printsTheHashes() {
        Report report = SyntheticOutcomes.report(50);
        assertThat(ReportWriter.text(report)).contains(report.sha256(), report.outcomesSha256());
        assertThat(ReportWriter.html(report)).contains(report.sha256(), report.outcomesSha256());
        assertThat(ReportWriter.json(report)).contains(report.sha256(), report.outcomesSha256());
    }

    @Test
    void barsGrowByEighthsAndShowWhatHappenedAtAll() {
        assertThat(ReportText.bar(0, 1000)).isEmpty();
        assertThat(ReportText.bar(1, 100_000)).isEqualTo("▏");
        assertThat(ReportText.bar(1000, 1000)).isEqualTo("█".repeat(56));
        assertThat(ReportText.bar(1, 112)).isEqualTo("▌");
    }

    private static List<String> tooLong(Report report) {
        return ReportWriter.text(report)
                .lines()
                .filter(line -> line.codePointCount(0, line.length()) > 100)
                .toList();
    }
}
