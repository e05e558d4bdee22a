package io.stampede.simulation;

import io.stampede.library.ScenarioLibrary;
import io.stampede.outcome.Metric;
import io.stampede.spec.Overrides;
import io.stampede.spec.Specification;
import io.stampede.spec.SpecificationReader;
import java.util.List;

/** The scenarios of the calibration table, and the medians that an independent prototype found for them, in percent. */
enum CalibrationCase {
    S0_CALM("S0 calm", "calm", List.of(0.7, 0.0, 0.1, 0.0, 0.1, 0.0)),
    S1("S1 −2 %", "calm", List.of(3.2, 0.7, 0.4, 0.0, 1.2, 0.0), jump(-0.02)),
    S2("S2 −5 %", "calm", List.of(19.1, 23.8, 11.3, 1.6, 42.0, 17.8), jump(-0.05)),
    S2_FEARLESS("S2 fear off", "calm", List.of(6.7, 4.3, 0.0, 0.0, 4.6, 4.3), jump(-0.05), "sentiment.enabled=false"),
    S2_LOW_LEVERAGE(
            "S2 leverage × 0.25",
            "calm",
            List.of(6.3, 0.1, 0.7, 0.0, 0.8, 0.0),
            jump(-0.05),
            leverage(0, 0.25),
            leverage(1, 0.25)),
    S2_HALF_LEVERAGE(
            "S2 leverage × 0.5",
            "calm",
            List.of(16.7, 6.2, 16.4, 0.0, 25.7, 0.5),
            jump(-0.05),
            leverage(0, 0.5),
            leverage(1, 0.5)),
    S2_HIGH_LEVERAGE(
            "S2 leverage × 2",
            "calm",
            List.of(19.9, 35.9, 7.2, 8.2, 58.7, 29.0),
            jump(-0.05),
            leverage(0, 2),
            leverage(1, 2)),
    S2_HIGH_LEVERAGE_FEARLESS(
            "S2 leverage × 2, fear off",
            "calm",
            List.of(8.8, 17.1, 0.0, 2.7, 21.4, 25.0),
            jump(-0.05),
            leverage(0, 2),
            leverage(1, 2),
            "sentiment.enabled=false"),
    S3("S3 −10 %", "calm", List.of(23.4, 26.3, 8.7, 6.9, 51.5, 29.0), jump(-0.1)),
    S4("S4 rumour 16", "rumour", List.of(1.2, 0.1, 3.1, 0.0, 3.3, 0.0)),
    S5("S5 october-2025", "october-2025", List.of(19.1, 26.0, 10.6, 2.5, 47.0, 21.6));

    /** The columns of the table. */
    static final List<Metric> METRICS = List.of(
            Metric.MAX_DROP,
            Metric.LIQUIDATED_NOTIONAL,
            Metric.PANIC_SOLD_NOTIONAL,
            Metric.AUTO_DELEVERAGED_NOTIONAL,
            Metric.OPEN_INTEREST_DROP,
            Metric.INSURANCE_FUND_DRAW);

    private final String title;
    private final String library;
    private final List<Double> medians;
    private final String[] settings;

    CalibrationCase(String title, String library, List<Double> medians, String... settings) {
        this.title = title;
        this.library = library;
        this.medians = medians;
        this.settings = settings.clone();
    }

    private static String jump(double logReturn) {
        return "shocks=[{kind: JUMP, at: PT10M, logReturn: " + logReturn + "}]";
    }

    private static String leverage(int population, double multiplier) {
        return "populations[" + population + "].leverageMultiplier=" + multiplier;
    }

    /** Name of the row. */
    String title() {
        return title;
    }

    /** The prototype's medians in the order of {@link #METRICS}, percent. */
    List<Double> medians() {
        return medians;
    }

    /** Its specification: three hours in steps of ten seconds, all else as the library and the model say. */
    Specification specification() {
        String text = ScenarioLibrary.text(library).orElseThrow();
        return SpecificationReader.create()
                .read(text, library + ".yaml", Overrides.of(settings))
                .orElseThrow()
                .spec();
    }

    /** Plays scenarios 0 to {@code scenarios − 1}. */
    CalibrationMeasurement measure(int scenarios) {
        return CalibrationMeasurement.of(new MarketModel(specification()), scenarios);
    }
}
