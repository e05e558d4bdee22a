package io.stampede.coordinator.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Chromium, watching what pages complain about, what they ask others for, and who could not use them. */
final class ConsoleBrowser implements AutoCloseable {
    static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final String AXE = "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";
    private static final String SERIOUS_FAULTS = """
            async () => (await axe.run()).violations
                .filter(fault => ['serious', 'critical'].includes(fault.impact))
                .map(fault => fault.id + ': ' + fault.nodes.map(node => node.html).join(' '))
            """;

    /** How a page is looked at. */
    record Look(int width, ColorScheme colours) {
        static final Look DESK = new Look(1280, ColorScheme.LIGHT);

        static List<Look> all() {
            List<Look> looks = new ArrayList<>();
            for (ColorScheme colours : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                looks.add(new Look(1280, colours));
                looks.add(new Look(390, colours));
            }
            return looks;
        }

        @Override
        public String toString() {
            return width + "-" + colours.name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private final Playwright playwright;
    private final Browser browser;
    private final String server;
    private final List<String> faults = new ArrayList<>();

    /**
     * Starts it.
     *
     * @param server the only place that pages may ask for anything
     */
    ConsoleBrowser(String server) {
        this.server = server;
        this.playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        this.browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(List.of("--no-sandbox")));
    }

    /** Opens an address of the console in a window of its own. */
    Page open(Look look, String address) {
        Page page = window(look);
        page.navigate(server + address);
        return page;
    }

    /** A window that is still empty. */
    Page window(Look look) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(look.width(), 800)
                .setColorScheme(look.colours()));
        context.setDefaultTimeout(60_000);
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                faults.add("console: " + message.text());
            }
        });
        page.onPageError(error -> faults.add("error: " + error));
        page.onRequest(request -> {
            String url = request.url();
            if (!url.startsWith(server + "/") && !url.startsWith("blob:" + server) && !url.startsWith("data:")) {
                faults.add("asks another host: " + url);
            }
        });
        return page;
    }

    /** What pages have complained about since the last time, and requests that left this host. */
    List<String> faults() {
        List<String> found = List.copyOf(faults);
        faults.clear();
        return found;
    }

    /** Keeps a picture of the whole page, and checks that it does not stick out sideways. */
    static void keep(Page page, String name, Look look) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(name + "-" + look + ".png"))
                .setFullPage(true));
        assertThat(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
                .as(name + " at " + look + " sticks out by")
                .isEqualTo(0);
    }

    /** What axe-core finds serious or critical on a page. */
    static void assertUsable(Page page, String name) {
        page.evaluate(axe());
        assertThat((List<?>) page.evaluate(SERIOUS_FAULTS))
                .as("accessibility of " + name)
                .isEmpty();
    }

    private static String axe() {
        try (InputStream in = Objects.requireNonNull(ConsoleBrowser.class.getResourceAsStream(AXE), AXE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(AXE, e);
        }
    }

    static boolean isInstalled() {
        return Files.isExecutable(CHROMIUM);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
