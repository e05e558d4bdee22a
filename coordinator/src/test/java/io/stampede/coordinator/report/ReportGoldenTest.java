package io.stampede.coordinator.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * The bytes of reports of a made-up batch.
 *
 * <p>A change of them is a change of results or of format: {@code ./mvnw -pl coordinator -am test
 * -Dtest=ReportGoldenTest -Dgolden.update=true -Dsurefire.failIfNoSpecifiedTests=false} writes them anew, and the
 * changelog says why.
 */
class ReportGoldenTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/report");

    @Test
    void jsonIsTheGoldenOne() throws IOException {
        assertGolden("synthetic.json", ReportWriter.json(SyntheticOutcomes.report(600)));
    }

    @Test
    void textIsTheGoldenOne() throws IOException {
        assertGolden("synthetic.txt", ReportWriter.text(SyntheticOutcomes.report(600)));
    }

    @Test
    void htmlIsTheGoldenOne() throws IOException {
        assertGolden("synthetic.html", ReportWriter.html(SyntheticOutcomes.report(600)));
    }

    @Test
    void csvIsTheGoldenOne() throws IOException {
        StringBuilder csv = new StringBuilder();
        ReportWriter.csv(SyntheticOutcomes.of(5), csv);
        assertGolden("synthetic.csv", csv.toString());
    }

    @Test
    void noFormatDependsOnTheLocale() throws IOException {
        Locale before = Locale.getDefault();
        try {
            for (String tag : new String[] {"tr", "ar-u-nu-arab", "hi-u-nu-deva", "de-CH"}) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                jsonIsTheGoldenOne();
                textIsTheGoldenOne();
                htmlIsTheGoldenOne();
                csvIsTheGoldenOne();
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    private static void assertGolden(String name, String actual) throws IOException {
        Path file = GOLDEN.resolve(name);
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(file, actual, StandardCharsets.UTF_8);
        }
        assertThat(actual).isEqualTo(Files.readString(file, StandardCharsets.UTF_8));
    }
}
