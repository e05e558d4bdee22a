package io.stampede.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Broken specifications and their exact messages. In {@code broken-specifications.txt} a case is a line {@code ### what
 * is broken}, the text, a line {@code ---}, and one message per line; {@code HEAD} stands for the first three lines.
 */
class BrokenSpecificationTest {

    private static final String HEAD = "apiVersion: stampede/v1\nkind: ScenarioBatch\nmetadata: {name: broken}\n";
    private static final String FILE = "broken.yaml";

    private record Case(String what, String text, List<String> messages) {}

    @TestFactory
    List<DynamicTest> isRefusedWithExactlyTheseMessages() {
        return cases().stream()
                .map(each -> DynamicTest.dynamicTest(
                        each.what(),
                        () -> assertThat(messages(each.text())).containsExactlyElementsOf(each.messages())))
                .toList();
    }

    @Test
    void thereAreFortyOfThem() {
        assertThat(cases()).hasSizeGreaterThanOrEqualTo(40);
    }

    @Test
    void aFileOverAMebibyteIsRefusedUnread() {
        byte[] bytes = (HEAD + "#".repeat(1 << 20)).getBytes(StandardCharsets.UTF_8);

        assertThat(SpecificationReader.create()
                        .read(bytes, FILE, Overrides.none())
                        .problems())
                .extracting(Problem::toString)
                .containsExactly("broken.yaml:1:1: the document is too large, allowed at most 1048576 bytes");
    }

    @Test
    void bytesThatAreNotUtf8AreRefusedWhereTheyStand() {
        byte[] bytes = (HEAD + "spec: {}  # price in ?").getBytes(StandardCharsets.UTF_8);
        bytes[bytes.length - 1] = (byte) 0xFF;

        assertThat(SpecificationReader.create()
                        .read(bytes, FILE, Overrides.none())
                        .problems())
                .extracting(Problem::toString)
                .containsExactly("broken.yaml:4:22: not UTF-8, allowed text in UTF-8");
    }

    @Test
    void brokenJsonIsRefusedWhereItBreaks() {
        assertThat(SpecificationReader.create()
                        .read("{\n\t\"spec\": {\"seed\": 01}\n}", "broken.json", Overrides.none())
                        .problems())
                .hasSize(1)
                .allSatisfy(problem -> assertThat(problem.toString())
                        .startsWith("broken.json:2:")
                        .contains("not JSON: Invalid numeric value: Leading zeroes not allowed"));
    }

    @Test
    void aBlockThatNeedsTooMuchMemoryIsRefused() {
        SpecificationReader reader =
                new SpecificationReader(SpecificationLimits.defaults().withMaxBlockBytes(1e6));

        assertThat(reader.read(HEAD, FILE, Overrides.none().withLanes(64)).problems())
                .extracting(Problem::toString)
                .containsExactly("--lanes:1:1: spec.execution.lanes: a block needs about 19257600 bytes,"
                        + " allowed at most 1000000 bytes, so fewer lanes");
    }

    @Test
    void manyProblemsAreReportedUpToABound() {
        StringBuilder shocks = new StringBuilder(HEAD + "spec:\n  shocks:\n");
        for (int shock = 0; shock < 250; shock++) {
            shocks.append("    - {kind: JUMP}\n");
        }

        assertThat(messages(shocks.toString())).hasSize(200);
    }

    private static List<String> messages(String text) {
        return SpecificationReader.create().read(text, FILE, Overrides.none()).problems().stream()
                .map(Problem::toString)
                .toList();
    }

    private static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        String all = TextResource.read(BrokenSpecificationTest.class, "broken-specifications.txt");
        for (String block : all.split("(?m)^### ", -1)) {
            String[] parts = block.split("(?m)^---$", 2);
            if (parts.length == 2) {
                int end = parts[0].indexOf('\n');
                String text = parts[0].substring(end + 1).replaceFirst("^HEAD\n", HEAD);
                List<String> messages =
                        parts[1].lines().filter(line -> !line.isBlank()).toList();
                cases.add(new Case(parts[0].substring(0, end), text, messages));
            }
        }
        return cases;
    }
}
