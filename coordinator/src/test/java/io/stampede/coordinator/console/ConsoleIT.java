package io.stampede.coordinator.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.stampede.coordinator.console.ConsoleBrowser.Look;
import io.stampede.coordinator.http.ApiTestBed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The web console on a real grid, in a real browser. */
class ConsoleIT {
    private static final String HOSTILE = "<img src=x onerror=alert(1)>";
    private static final double PATIENCE_MILLIS = 60_000;

    @TempDir
    static Path directory;

    private static ApiTestBed bed;
    private static ConsoleBrowser browser;
    private static String batchId;

    @BeforeAll
    static void start() {
        assumeTrue(
                ConsoleBrowser.isInstalled(),
                "the console is not tested: there is no Chromium at " + ConsoleBrowser.CHROMIUM);
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        bed = new ApiTestBed(directory, "");
        browser = new ConsoleBrowser(bed.server());
        batchId = submit(ApiTestBed.SPECIFICATION);
        Awaitility.await("the batch")
                .atMost(Duration.ofMinutes(2))
                .until(() -> bed.get("/api/v1/batches/" + batchId)
                        .get("state")
                        .textValue()
                        .equals("SUCCEEDED"));
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        if (bed != null) {
            bed.close();
        }
    }

    @AfterEach
    void nothingWentWrongInTheBrowser() {
        assertThat(browser.faults()).isEmpty();
    }

    @Test
    void submitsWatchesToTheEndAndReadsTheReport() {
        Page page = browser.open(Look.DESK, "/#/submit");
        assertThat(editor(page)).containsText("first-light");
        write(page, ApiTestBed.SPECIFICATION.replace("tiny", "watched").replace("scenarios: 64", "scenarios: 640"));
        button(page, "Check").click();
        assertThat(page.locator(".banner.good")).containsText("watched: 640 scenarios of 20 traders");

        button(page, "Submit").click();

        page.waitForURL(Pattern.compile("#/batches/"));
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("watched")))
                .isVisible();
        assertThat(page.locator(".heading .state").first()).hasText("Succeeded");
        assertThat(page.getByText("Tail measures")).isVisible();
        assertThat(page.locator("canvas")).hasCount(2);
        assertThat(page.locator(".worst li")).hasCount(10);
        assertThat(page.getByText("Leveraged traders by population and leverage"))
                .isVisible();
        page.getByLabel("Metric", new Page.GetByLabelOptions().setExact(true))
                .selectOption("liquidatedNotionalToOpenInterest");
        assertThat(page.getByText("Loss distribution: liquidated / oi")).isVisible();
    }

    @Test
    void showsProvisionalMeasuresWhileABatchRunsAndCancelsIt() {
        String id = submit(ApiTestBed.SPECIFICATION
                .replace("tiny", "endless")
                .replace("scenarios: 64", "scenarios: 1000000")
                .replace("step: PT1M, horizon: PT10M", "step: PT10S, horizon: PT6H")
                .replace("lanes: 16", "lanes: 256"));
        Page page = browser.open(Look.DESK, "/#/batches/" + id);
        assertThat(page.locator(".provisional")).containsText("scenarios stored so far");
        for (Look look : Look.all()) {
            Page watching = browser.open(look, "/#/batches/" + id);
            assertThat(watching.locator("canvas")).hasCount(2);
            ConsoleBrowser.keep(watching, "running", look);
            ConsoleBrowser.assertUsable(watching, "a running batch, " + look);
            Page cluster = browser.open(look, "/#/cluster");
            assertThat(cluster.locator(".blocks li").first()).isVisible();
            ConsoleBrowser.keep(cluster, "cluster", look);
            ConsoleBrowser.assertUsable(cluster, "the cluster at work, " + look);
        }
        page.onDialog(dialog -> dialog.accept());

        button(page, "Cancel batch").click();

        assertThat(page.locator(".heading .state").first()).hasText("Cancelled");
    }

    @Test
    void opensTheReplayOfTheWorstScenario() {
        String worst = bed.get("/api/v1/batches/" + batchId + "/report?format=json")
                .at("/worst/maxDrop/0")
                .asText();
        Page page = browser.open(Look.DESK, "/#/batches/" + batchId);

        page.locator(".worst a").first().click();

        page.waitForURL(Pattern.compile("/scenarios/" + worst + "$"));
        assertThat(page.locator(".chart canvas")).isVisible();
        assertThat(page.getByText("the same outcome as in the batch")).isVisible();
        for (Look look : Look.all()) {
            Page replay = browser.open(look, "/#/batches/" + batchId + "/scenarios/" + worst);
            assertThat(replay.locator(".chart canvas")).isVisible();
            ConsoleBrowser.keep(replay, "scenario", look);
            ConsoleBrowser.assertUsable(replay, "a replay, " + look);
        }
    }

    @Test
    void everyPageIsUsableInLightAndDarkOnDeskAndPhone() {
        for (Look look : Look.all()) {
            Page batches = browser.open(look, "/");
            assertThat(batches.locator(".batches tbody tr").first()).isVisible();
            ConsoleBrowser.keep(batches, "batches", look);
            ConsoleBrowser.assertUsable(batches, "the batches, " + look);

            Page batch = browser.open(look, "/#/batches/" + batchId);
            assertThat(batch.getByText("To reproduce")).isVisible();
            assertThat(batch.locator(".worst li").first()).isVisible();
            ConsoleBrowser.keep(batch, "batch", look);
            ConsoleBrowser.assertUsable(batch, "a batch, " + look);

            Page submit = browser.open(look, "/#/submit");
            assertThat(editor(submit)).containsText("apiVersion");
            ConsoleBrowser.keep(submit, "submit", look);
            ConsoleBrowser.assertUsable(submit, "submission, " + look);
        }
    }

    @Test
    void showsProblemsAtTheirLinesAndCompletesFieldsAndValues() {
        Page page = browser.open(Look.DESK, "/#/submit");
        assertThat(editor(page)).containsText("first-light");
        write(page, ApiTestBed.SPECIFICATION.replace("side: LONG", "side: UP"));
        page.onResponse(response -> {
            if (response.status() == 400) {
                browser.faults(); // Chromium reports the answer that is asked for here
            }
        });

        button(page, "Check").click();

        assertThat(page.locator(".problems li")).containsText("LONG or SHORT");
        browser.faults();
        assertThat(page.locator(".cm-lintRange-error")).isVisible();
        ConsoleBrowser.keep(page, "problems", Look.DESK);
        ConsoleBrowser.assertUsable(page, "problems of a specification");
        page.locator(".problems button").click();
        assertThat(editor(page)).isFocused();

        write(page, "apiVersion: stampede/v1\nspec:\n  populations:\n    - kind: LEVERAGED\n      si");
        page.keyboard().press("Control+End");
        page.keyboard().type("d");
        assertThat(page.locator(".cm-tooltip-autocomplete")).containsText("side");
        assertThat(page.locator(".cm-completionInfo")).containsText("Side of the market");
        page.waitForTimeout(200); // CodeMirror takes no Enter for a list that has only just come up
        page.keyboard().press("Enter");
        assertThat(editor(page)).containsText("side: ");
        page.keyboard().press("Control+Space");
        assertThat(page.locator(".cm-tooltip-autocomplete")).containsText("SHORT");
    }

    @Test
    void submissionIsReachableByKeyboardAlone() {
        Page page = browser.open(Look.DESK, "/");
        assertThat(page.locator(".batches tbody tr").first()).isVisible();
        tabTo(page, "Submit");
        page.keyboard().press("Enter");
        assertThat(editor(page)).containsText("first-light");

        tabTo(page, "Check");
        page.keyboard().press("Enter");

        assertThat(page.locator(".banner.good")).containsText("first-light");
    }

    @Test
    void namesOfOthersStayText() {
        JsonNode known = bed.get("/api/v1/batches/" + batchId);
        Page page = browser.window(Look.DESK);
        page.route("**/api/v1/batches?**", route -> answer(route, "{\"batches\":[" + hostile(known) + "]}"));
        page.route("**/api/v1/batches/" + batchId, route -> answer(route, hostile(known)));

        page.navigate(bed.server() + "/");
        assertThat(page.locator(".batches tbody a")).hasText(HOSTILE);
        page.locator(".batches tbody a").click();

        assertThat(page.locator("h1")).containsText(HOSTILE);
        assertThat(page.locator("#page img")).hasCount(0);
    }

    @Test
    void downloadsTheReport() throws IOException {
        Page page = browser.open(Look.DESK, "/#/batches/" + batchId);
        page.getByText("Download", new Page.GetByTextOptions().setExact(true)).click();

        Download download =
                page.waitForDownload(() -> button(page, "Scenarios (CSV)").click());

        assertThat(download.suggestedFilename()).isEqualTo("tiny.csv");
        assertThat(Files.readAllLines(download.path())).hasSize(65);
    }

    @Test
    void themeIsAChoiceThatLasts() {
        Page page = browser.open(Look.DESK, "/#/cluster");
        assertThat(page.locator("html")).hasAttribute("data-theme", "light");
        button(page, "Use dark colours").click();
        page.reload();
        assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
    }

    private static String submit(String yaml) {
        return ApiTestBed.json(bed.send(bed.submission(yaml))).get("id").textValue();
    }

    private static String hostile(JsonNode batch) {
        return batch.toString().replace("\"tiny\"", "\"" + HOSTILE + "\"");
    }

    private static void answer(Route route, String json) {
        route.fulfill(
                new Route.FulfillOptions().setContentType("application/json").setBody(json));
    }

    private static Locator editor(Page page) {
        return page.locator(".cm-content");
    }

    private static void write(Page page, String yaml) {
        editor(page).fill(yaml);
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** Presses Tab until what has the focus reads so. */
    private static void tabTo(Page page, String text) {
        for (int presses = 0; presses < 30; presses++) {
            page.keyboard().press("Tab");
            if (text.equals(page.evaluate("document.activeElement.textContent"))) {
                return;
            }
        }
        throw new AssertionError("Tab does not lead to " + text);
    }
}
