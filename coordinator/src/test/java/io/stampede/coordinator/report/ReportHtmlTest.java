package io.stampede.coordinator.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.stampede.outcome.Metric;
import io.stampede.risk.RiskSettings;
import io.stampede.spec.ScenarioBatch;
import java.io.StringReader;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
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
                OptionalLong.of(0),
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
            Document body = body(SyntheticOutcomes.report(scenarios));
            assertThat(body.getElementsByTagName("svg").getLength()).isBetween(3, 15);
            assertThat(body.getElementsByTagName("h2").getLength()).isEqualTo(16);
        }
    }

    @Test
    void everyDrawingHasANameAndEveryLinkATarget() throws Exception {
        Document body = body(SyntheticOutcomes.report(700));
        List<String> ids = attributes(body, "*", "id");
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(attributes(body, "svg", "role")).hasSize(15).containsOnly("img");
        for (String names : attributes(body, "svg", "aria-labelledby")) {
            assertThat(ids).contains(names.split(" "));
        }
        assertThat(attributes(body, "a", "href")).hasSize(16).allMatch(link -> ids.contains(link.substring(1)));
        assertThat(attributes(body, "th", "scope"))
                .hasSize(body.getElementsByTagName("th").getLength());
    }

    @Test
    void noHeadingSkipsALevel() {
        int previous = 0;
        Matcher heading = Pattern.compile("<h([1-6])").matcher(ReportWriter.html(SyntheticOutcomes.report(700)));
        while (heading.find()) {
            int level = Integer.parseInt(heading.group(1));
            assertThat(level).isLessThanOrEqualTo(previous + 1);
            previous = level;
        }
        assertThat(previous).isPositive();
    }

    @Test
    void worstScenariosCanBeReplayedAsTheyStand() {
        Report report = SyntheticOutcomes.report(700);
        int worst = report.risk()
                .measure(Metric.MAX_DROP)
                .distribution()
                .orElseThrow()
                .worst()
                .get(0)
                .scenario();
        assertThat(ReportWriter.html(report))
                .contains("<code>stampede replay synthetic.yaml --scenario " + worst + "</code>");
    }

    @Test
    void theSpecificationIsThereInFullAndInNoHash() {
        ScenarioBatch batch = ScenarioBatch.defaults("other");
        Report report = SyntheticOutcomes.report(20);
        Report other = report.withSpecification(batch);
        assertThat(ReportWriter.html(other)).contains("apiVersion: stampede/v1", "name: other");
        assertThat(ReportWriter.json(other)).isEqualTo(ReportWriter.json(report));
    }

    @Test
    void withoutASpecificationThePageSaysNothingOfIt() {
        Report report = Report.of(
                SyntheticOutcomes.subject(),
                SyntheticOutcomes.of(20),
                RiskSettings.STANDARD,
                SyntheticOutcomes.PROVENANCE);
        assertThat(ReportWriter.html(report)).doesNotContain("apiVersion", "#specification", "specification.yaml");
    }

    @Test
    void staysSmallHoweverManyScenarios() {
        assertThat(ReportWriter.html(SyntheticOutcomes.report(50_000))).hasSizeLessThan(300_000);
    }

    private static Document body(Report report) throws Exception {
        String html = ReportWriter.html(report);
        String xml = html.substring(html.indexOf("<body>"), html.indexOf("</html>"));
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    private static List<String> attributes(Document body, String element, String attribute) {
        NodeList nodes = body.getElementsByTagName(element);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(index -> ((Element) nodes.item(index)).getAttribute(attribute))
                .filter(value -> !value.isEmpty())
                .toList();
    }
}
