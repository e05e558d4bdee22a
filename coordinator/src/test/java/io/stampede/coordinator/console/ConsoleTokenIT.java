package io.stampede.coordinator.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.stampede.coordinator.console.ConsoleBrowser.Look;
import io.stampede.coordinator.http.ApiTestBed;
import io.stampede.coordinator.http.ApiTokens;
import io.stampede.coordinator.http.TokenScope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The web console of an API that wants a token. */
class ConsoleTokenIT {
    @TempDir
    Path directory;

    @Test
    void asksForATokenKeepsItInTheTabAndNeverPutsItInAnAddress() throws IOException {
        assumeTrue(
                ConsoleBrowser.isInstalled(),
                "the console is not tested: there is no Chromium at " + ConsoleBrowser.CHROMIUM);
        PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
        String token = ApiTokens.create();
        Path tokens =
                Files.writeString(directory.resolve("tokens"), ApiTokens.line("desk", TokenScope.WRITE, token) + "\n");
        try (ApiTestBed bed = new ApiTestBed(directory, "tokens-file = \"" + tokens + "\"");
                ConsoleBrowser browser = new ConsoleBrowser(bed.server())) {
            Page page = browser.window(Look.DESK);
            List<String> addresses = new ArrayList<>();
            page.onRequest(request -> addresses.add(request.url()));
            page.navigate(bed.server() + "/");
            assertThat(page.locator("dialog")).isVisible();
            ConsoleBrowser.keep(page, "token", Look.DESK);
            ConsoleBrowser.assertUsable(page, "the question for a token");

            page.keyboard().type("wrong");
            page.keyboard().press("Enter");
            assertThat(page.locator("#token-reason")).containsText("refuses this token");
            page.keyboard().type(token);
            page.keyboard().press("Enter");

            assertThat(page.getByText("No batches yet")).isVisible();
            page.reload();
            assertThat(page.getByText("No batches yet")).isVisible();
            assertThat(page.evaluate("localStorage.length")).isEqualTo(0);
            assertThat(addresses).noneMatch(address -> address.contains(token));
            assertThat(browser.faults()).allMatch(fault -> fault.contains("401"));
        }
    }
}
