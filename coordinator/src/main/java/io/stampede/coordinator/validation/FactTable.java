package io.stampede.coordinator.validation;

import io.stampede.coordinator.report.Figures;
import io.stampede.validation.FactBand;
import io.stampede.validation.FactMeasurement;
import io.stampede.validation.FactMeasurement.Confidence;
import io.stampede.validation.FactMeasurement.Exact;
import io.stampede.validation.FactMeasurement.Scenarios;
import io.stampede.validation.FactMeasurement.Spread;
import io.stampede.validation.FactMeasurement.StandardError;
import io.stampede.validation.StylisedFact;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The table of the stylised facts. */
final class FactTable {
    private static final double SECONDS_PER_MINUTE = 60;

    private final Map<StylisedFact, FactMeasurement> measured = new EnumMap<>(StylisedFact.class);

    FactTable(Validation validation) {
        validation.facts().ifPresent(sheet -> sheet.measurements().forEach(each -> measured.put(each.fact(), each)));
    }

    /** How many facts the model shows, and which it does not. */
    String summary() {
        List<String> inside = titles("inside");
        List<String> outside = titles("**outside**");
        String names = outside.isEmpty() ? "" : ": " + String.join(", ", outside);
        return inside.size() + " statistics lie inside their bands, " + outside.size() + " outside" + names + ".\n\n";
    }

    private List<String> titles(String verdict) {
        return FactBand.all().stream()
                .filter(band -> verdict(band).startsWith(verdict))
                .map(band -> band.title().toLowerCase(Locale.ROOT))
                .toList();
    }

    /** A row for every statistic. */
    String table() {
        MarkdownTable table = new MarkdownTable(List.of(
                "Fact",
                "What",
                "Statistic",
                "Model",
                "Error or range",
                "Literature",
                "Verdict",
                "Source of the band",
                "Measured on"));
        for (FactBand band : FactBand.all()) {
            Optional<FactMeasurement> measurement = Optional.ofNullable(measured.get(band.fact()));
            StylisedFact.Unit unit = band.fact().unit();
            table.row(List.of(
                    band.number(),
                    band.title(),
                    band.statistic(),
                    measurement.map(each -> shown(unit, each.value())).orElse(Figures.ABSENT),
                    measurement.map(each -> spread(unit, each.spread())).orElse(Figures.ABSENT),
                    literature(band),
                    verdict(band),
                    band.source(),
                    measurement.map(FactMeasurement::sample).orElse(Figures.ABSENT)));
        }
        return table.toString();
    }

    private String verdict(FactBand band) {
        FactMeasurement measurement = measured.get(band.fact());
        if (measurement == null || Double.isNaN(measurement.value())) {
            return "not measured";
        }
        if (band.holds(measurement.value())) {
            return "inside";
        }
        return measurement.value() < band.low().orElse(Double.NEGATIVE_INFINITY)
                ? "**outside**, below"
                : "**outside**, above";
    }

    private static String literature(FactBand band) {
        StylisedFact.Unit unit = band.fact().unit();
        if (band.low().isPresent() && band.high().isPresent()) {
            return shown(unit, band.low().getAsDouble()) + " to "
                    + shown(unit, band.high().getAsDouble());
        }
        return band.low().isPresent()
                ? "≥ " + shown(unit, band.low().getAsDouble())
                : "≤ " + shown(unit, band.high().orElse(Double.NaN));
    }

    private static String spread(StylisedFact.Unit unit, Spread spread) {
        if (spread instanceof StandardError error) {
            return Double.isNaN(error.error())
                    ? Figures.ABSENT
                    : "± " + shown(unit, error.error()) + " (standard error)";
        } else if (spread instanceof Confidence interval) {
            return shown(unit, interval.low()) + " to " + shown(unit, interval.high()) + " (95 % confidence)";
        } else if (spread instanceof Scenarios range) {
            return shown(unit, range.low()) + " to " + shown(unit, range.high()) + " (nine in ten scenarios)";
        }
        return spread instanceof Exact ? "" : Figures.ABSENT;
    }

    private static String shown(StylisedFact.Unit unit, double value) {
        if (Double.isNaN(value)) {
            return Figures.ABSENT;
        }
        return switch (unit) {
            case NUMBER -> number(value);
            case PERCENT -> Figures.fixed(100 * value, 1) + " %";
            case MINUTES -> Figures.fixed(value / SECONDS_PER_MINUTE, 0) + " min";
        };
    }

    /** So many decimals that three digits are shown, of small numbers three decimals. */
    private static String number(double value) {
        double size = Math.abs(value);
        int decimals = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
        return Figures.fixed(value, size == Math.rint(size) && size < 100 ? 0 : decimals);
    }
}
