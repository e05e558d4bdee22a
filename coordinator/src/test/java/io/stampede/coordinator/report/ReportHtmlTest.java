package io.stampede.coordinator.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.stampede.risk.RiskSettings;
import java.io.StringReader;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class ReportHtmlTest {
    private static final String HOSTILE = "</title><script>alert(1)</script><img src=x onerror='a()'>&\"\u0000\u001b";

    @Test
    void textOfTheUserNeverBecomesMarkup() {
        TreeMap<String, String> labels = new TreeMap<>();
        labels.put(HOSTILE, HOSTILE);
        ReportSubject subject = new ReportSubject("b", HOSTILE, labels, 1, "s", "1");
        Provenance provenance = new Provenance(
                HOSTILE,
                HOSTILE,
                SyntheticOutcomes.PROVENANCE.startedAt(),
                SyntheticOutcomes.PROVENANCE.wallTime(),
                1,
                0,
                HOSTILE,
                HOSTILE);
        String html =
                ReportWriter.html(Report.of(subject, SyntheticOutcomes.of(20), RiskSettings.STANDARD, provenance));
        assertThat(html).doesNotContain("<script", "<img", "\u0000", "\u001b").contains("&lt;script&gt;");
    }

    @Test
    void needsNoNetworkAndNoScript() {
        String html = ReportWriter.html(SyntheticOutcomes.report(100));
        assertThat(html)
                .doesNotContain("http:", "https:", "<script", "url(", "@import", "href=\"h", "href=\"/", "src=");
        assertThat(html).contains("default-src 'none'");
    }

    @Test
    void tagsAreClosedInOrder() throws Exception {
        for (int scenarios : new int[] {1, 3, 700}) {
            String html = ReportWriter.html(SyntheticOutcomes.report(scenarios));
            String xml = html.substring(html.indexOf("<body>"), html.indexOf("</html>"));
            Document body = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(xml)));
            assertThat(body.getElementsByTagName("svg").getLength()).isEqualTo(15);
            assertThat(body.getElementsByTagName("h2").getLength()).isGreaterThan(5);
        }
    }
}
