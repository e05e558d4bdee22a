package io.stampede.coordinator.validation;

import io.stampede.validation.FactStudy;
import java.util.LinkedHashMap;
import java.util.Map;

/** The page about the validation, in Markdown, and its drawings. The same validation gives the same bytes. */
public final class ValidationDocument {
    /** The page's name. */
    public static final String FILE = "validation.md";

    private static final String DATA = "../scenarios/src/main/resources/io/stampede/validation/";

    private ValidationDocument() {}

    /**
     * All files by name, relative to the directory of the documents.
     *
     * @param engineVersion of the model that was played
     */
    public static Map<String, String> files(Validation validation, String engineVersion) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(FILE, page(validation, engineVersion));
        if (!validation.played().isEmpty()) {
            files.put("images/validation-events.svg", EventChart.draw(validation));
        }
        validation.facts().ifPresent(facts -> {
            FactCharts charts = new FactCharts(facts);
            files.put("images/validation-tails.svg", charts.tails());
            files.put("images/validation-clustering.svg", charts.clustering());
            files.put("images/validation-transition.svg", charts.transition());
            files.put("images/validation-impact.svg", charts.impact());
        });
        return files;
    }

    private static String page(Validation validation, String engineVersion) {
        EventTables events = new EventTables(validation);
        FactTable facts = new FactTable(validation);
        StringBuilder page = new StringBuilder(introduction());
        page.append(events.summary());
        if (!validation.played().isEmpty()) {
            image(page, "events", "The model's range and the historical figure, event by event");
        }
        page.append(events.tables());
        page.append(aboutFacts()).append(facts.summary()).append(facts.table());
        if (validation.facts().isPresent()) {
            image(page, "tails", "Tails of one-minute returns at three leverages");
            image(page, "clustering", "Autocorrelation of absolute returns by lag");
            image(page, "transition", "Share of cascades by leverage");
            image(page, "impact", "Impact of large orders by size");
        }
        return page.append(footer(validation, engineVersion)).toString();
    }

    private static void image(StringBuilder page, String name, String title) {
        page.append("![")
                .append(title)
                .append("](images/validation-")
                .append(name)
                .append(".svg)\n\n");
    }

    private static String introduction() {
        return """
                # Validation

                How far the model agrees with six historical events, and which stylised facts of such markets it
                shows. `stampede validate-model` plays it all and writes this page and its drawings; nothing here is
                written by hand. History's figures, their sources and what was fitted to them stand in
                [events.yaml](%sevents.yaml),
                the bands of the facts in [facts.yaml](%sfacts.yaml).
                What the engine is held to besides is in [known answers](known-answers.md).

                ## Historical events

                History happened once; the model gives a distribution. A figure is **within** if it lies between the
                quantiles 5 %% and 95 %% of the scenarios; else the model is **too low** or **too high**. A wide range
                holds much, so it stands beside. *Scenarios below* is the share of scenarios below the historical
                figure: near 50 %% the model's middle is history. Where sources differ, one figure is compared and
                *sources reach it* says that the figure lies outside, but the range of the sources does not.

                A cell is **fitted** if a parameter was chosen to reach it: its agreement is no evidence. It is **not
                fitted** if parameters were chosen to reach other cells of the same event, and **out of sample** if
                none was chosen by any cell of that event.

                Open interest falls in base units here; most historical figures are in USD and contain the price's own
                fall. Historical liquidations are what venues reported, which some cut short. The model's hours count
                from the first shock of its specification; a low that came later than its scenarios last is **beyond
                the model's horizon**.

                """.formatted(DATA, DATA);
    }

    private static String aboutFacts() {
        return """
                ## Stylised facts

                What is known of such markets in general, measured on the default market: calm for six hours, hit by a
                fall of 5 % after ten minutes and followed for three hours, at other leverages, and in steps of one
                second. Standard errors come from leaving out groups of scenarios in turn: scenarios are independent,
                what happens within one is not. A band holds its ends. A verdict looks at the value alone.

                """;
    }

    private static String footer(Validation validation, String engineVersion) {
        return """
                ## How it was made

                `stampede validate-model --scenarios %d`, engine version %s. Events have the seeds of their
                specifications, the facts seed %d. Threads change no number: the same engine writes the same bytes.
                """.formatted(validation.scenarios(), engineVersion, FactStudy.SEED);
    }
}
