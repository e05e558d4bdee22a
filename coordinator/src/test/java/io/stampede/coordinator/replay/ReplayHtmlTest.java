package io.stampede.coordinator.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.stampede.coordinator.report.Figures;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class ReplayHtmlTest {
    @Test
    void textOfTheUserNeverBecomesMarkup() {
        String hostile = SyntheticReplay.HOSTILE;
        String html = ReplayWriter.html(SyntheticReplay.of(20, hostile, List.of(hostile, "<img src=x onerror='a()'>")));

        assertThat(html).doesNotContain("<script", "<img", "\u0000", "\u001b").contains("&lt;script&gt;");
    }

    @Test
    void needsNoNetworkAndNoScript() {
        String html = ReplayWriter.html(SyntheticReplay.of(100));

        assertThat(html).doesNotContain("http:", "https:", "<script", "url(", "@import", "href=", "src=");
        assertThat(html).contains("default-src 'none'", "prefers-color-scheme: dark");
    }

    @Test
    void tagsAreClosedInOrder() throws Exception {
        for (int steps : new int[] {1, 2, 360, 30_000}) {
            Document body = body(ReplayWriter.html(SyntheticReplay.of(steps)));
            assertThat(body.getElementsByTagName("svg").getLength()).isEqualTo(7);
            assertThat(body.getElementsByTagName("polyline").getLength()).isEqualTo(11);
        }
    }

    @Test
    void staysSmallHoweverLongTheScenario() {
        assertThat(ReplayWriter.html(SyntheticReplay.of(60_480))).hasSizeLessThan(300_000);
    }

    @Test
    void manyVenuesHaveColoursToo() throws Exception {
        List<String> venues = new ArrayList<>();
        for (int venue = 0; venue < 10; venue++) {
            venues.add("venue-" + venue);
        }

        String html = ReplayWriter.html(SyntheticReplay.of(50, "many", venues));

        assertThat(body(html).getElementsByTagName("svg").getLength()).isEqualTo(7);
        assertThat(html).contains("\"line venue7\"", "\"line venue1 again\"");
    }

    @Test
    void aLineOfManyStepsKeepsItsExtremes() {
        double[] values = new double[50_000];
        values[33_333] = 1;
        values[33_334] = -1;

        String svg = LineChart.draw(
                SyntheticReplay.of(values.length).played().history(),
                "extremes",
                1,
                List.of(new LineChart.Line("fear", values)));

        TimeFrame frame =
                new TimeFrame(SyntheticReplay.of(values.length).played().history(), "extremes", -1, 1);
        assertThat(svg).contains(point(frame, 33_333, 1), point(frame, 33_334, -1));
    }

    private static String point(TimeFrame frame, int step, double value) {
        return Figures.fixed(frame.x(step), 1) + "," + Figures.fixed(frame.y(value), 1) + " ";
    }

    private static Document body(String html) throws Exception {
        String xml = html.substring(html.indexOf("<body>"), html.indexOf("</html>"));
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }
}
