package io.stampede.coordinator.validation;

import io.stampede.coordinator.report.Figures;
import io.stampede.validation.CellComparison;
import io.stampede.validation.CellComparison.Verdict;
import io.stampede.validation.EventCell;
import io.stampede.validation.EventStudy;
import io.stampede.validation.HistoricalEvent;
import io.stampede.validation.HistoricalEvent.Evidence;
import io.stampede.validation.HistoricalFigure;
import io.stampede.validation.ModelRange;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The chapter of the historical events. */
final class EventTables {
    private final Validation validation;

    EventTables(Validation validation) {
        this.validation = validation;
    }

    /** How many cells agree, and of which kind they are. */
    String summary() {
        MarkdownTable table = new MarkdownTable(
                List.of("Event", "Figures", "Within", "Too low", "Too high", "Fitted", "Within, of those not fitted"));
        Map<Evidence, int[]> counts = new EnumMap<>(Evidence.class);
        for (Evidence evidence : Evidence.values()) {
            counts.put(evidence, new int[2]);
        }
        for (HistoricalEvent event : validation.events()) {
            table.row(summary(event, counts));
        }
        int[] fitted = counts.getOrDefault(Evidence.FITTED, new int[2]);
        int[] near = counts.getOrDefault(Evidence.NOT_FITTED, new int[2]);
        int[] out = counts.getOrDefault(Evidence.OUT_OF_SAMPLE, new int[2]);
        return table + "Within, of the cells that were played: fitted " + fitted[0] + " of " + fitted[1]
                + ", not fitted in an event where others were " + near[0] + " of " + near[1] + ", out of sample "
                + out[0] + " of " + out[1] + ".\n\n";
    }

    private List<String> summary(HistoricalEvent event, Map<Evidence, int[]> counts) {
        List<CellComparison> cells = compare(event);
        int[] byVerdict = new int[Verdict.values().length];
        int fitted = 0;
        int free = 0;
        int freeWithin = 0;
        for (CellComparison cell : cells) {
            byVerdict[cell.verdict().ordinal()]++;
            if (isCompared(cell.verdict())) {
                Evidence evidence = event.evidence(cell.cell());
                int within = cell.verdict() == Verdict.WITHIN ? 1 : 0;
                fitted += evidence == Evidence.FITTED ? 1 : 0;
                free += evidence == Evidence.FITTED ? 0 : 1;
                freeWithin += evidence == Evidence.FITTED ? 0 : within;
                int[] count = counts.getOrDefault(evidence, new int[2]);
                count[0] += within;
                count[1]++;
            }
        }
        boolean isPlayed = validation.played(event).isPresent();
        String low = Integer.toString(
                byVerdict[Verdict.TOO_LOW.ordinal()] + byVerdict[Verdict.TOO_LOW_BUT_DISPUTED.ordinal()]);
        String high = Integer.toString(
                byVerdict[Verdict.TOO_HIGH.ordinal()] + byVerdict[Verdict.TOO_HIGH_BUT_DISPUTED.ordinal()]);
        return List.of(
                event.title() + (event.heldOut() ? " (held out)" : ""),
                Integer.toString(cells.size() - byVerdict[Verdict.NO_FIGURE.ordinal()]),
                isPlayed ? Integer.toString(byVerdict[Verdict.WITHIN.ordinal()]) : Figures.ABSENT,
                isPlayed ? low : Figures.ABSENT,
                isPlayed ? high : Figures.ABSENT,
                isPlayed ? Integer.toString(fitted) : Figures.ABSENT,
                isPlayed ? freeWithin + " of " + free : Figures.ABSENT);
    }

    private static boolean isCompared(Verdict verdict) {
        return switch (verdict) {
            case WITHIN, TOO_LOW, TOO_LOW_BUT_DISPUTED, TOO_HIGH, TOO_HIGH_BUT_DISPUTED -> true;
            case NO_FIGURE, BEYOND_HORIZON, NOT_MEASURED -> false;
        };
    }

    private List<CellComparison> compare(HistoricalEvent event) {
        return EventStudy.compare(event, validation.played(event));
    }

    /** The table of every event. */
    String tables() {
        StringBuilder text = new StringBuilder();
        for (HistoricalEvent event : validation.events()) {
            text.append("### ").append(event.title()).append("\n\n");
            text.append(about(event)).append("\n\n");
            MarkdownTable table = new MarkdownTable(List.of(
                    "Cell",
                    "History",
                    "Sources differ",
                    "Model, median",
                    "Model, 5 % to 95 %",
                    "Scenarios below",
                    "Verdict",
                    "Evidence",
                    "Source"));
            for (CellComparison cell : compare(event)) {
                table.row(row(event, cell));
            }
            text.append(table);
        }
        return text.toString();
    }

    private String about(HistoricalEvent event) {
        List<String> sentences = new ArrayList<>();
        sentences.add(validation
                .played(event)
                .map(result -> "Specification `" + event.specification() + "`, " + result.scenarios()
                        + " scenarios of " + hours(EventStudy.horizonHours(result)) + " h, seed "
                        + result.experiment().batch().spec().seed() + ".")
                .orElse("Specification `" + event.specification() + "`: not played."));
        if (event.heldOut()) {
            sentences.add("The whole event is held out: no parameter was chosen by its figures.");
        } else if (event.fits().isEmpty()) {
            sentences.add("No parameter was chosen by its figures.");
        }
        for (HistoricalEvent.Fit fit : event.fits()) {
            String cells = fit.reaches().stream()
                    .map(cell -> cell.title().toLowerCase(java.util.Locale.ROOT))
                    .collect(Collectors.joining(", "));
            sentences.add("Fitted: " + fit.parameter() + ", to reach " + cells + " (" + fit.why() + ").");
        }
        return String.join(" ", sentences);
    }

    private static List<String> row(HistoricalEvent event, CellComparison comparison) {
        EventCell cell = comparison.cell();
        Optional<ModelRange> model = comparison.model();
        String median = model.map(range -> shown(cell, range.median())).orElse(Figures.ABSENT);
        String reach = model.map(range -> shown(cell, range.low()) + " to " + shown(cell, range.high()))
                .orElse(Figures.ABSENT);
        if (comparison.history() instanceof HistoricalFigure.Known known) {
            boolean agree = known.low() == known.high();
            String below = model.filter(range -> isCompared(comparison.verdict()))
                    .map(range -> Figures.fixed(100 * range.shareBelow(known.figure()), 0) + " %")
                    .orElse(Figures.ABSENT);
            return List.of(
                    cell.title(),
                    shown(cell, known.figure()),
                    agree ? "" : shown(cell, known.low()) + " to " + shown(cell, known.high()),
                    median,
                    reach,
                    below,
                    words(comparison.verdict()),
                    isCompared(comparison.verdict()) ? words(event.evidence(cell)) : "",
                    known.source());
        }
        String why = ((HistoricalFigure.Absent) comparison.history()).why();
        return List.of(
                cell.title(), Figures.ABSENT, "", median, reach, Figures.ABSENT, words(comparison.verdict()), "", why);
    }

    static String shown(EventCell cell, double value) {
        return cell.isRatio() ? Figures.fixed(100 * value, 1) + " %" : hours(value) + " h";
    }

    private static String hours(double value) {
        return Figures.fixed(value, value == Math.rint(value) ? 0 : value < 1 ? 2 : 1);
    }

    static String words(Verdict verdict) {
        return switch (verdict) {
            case WITHIN -> "within";
            case TOO_LOW -> "**too low**";
            case TOO_LOW_BUT_DISPUTED -> "**too low**, sources reach it";
            case TOO_HIGH -> "**too high**";
            case TOO_HIGH_BUT_DISPUTED -> "**too high**, sources reach it";
            case NO_FIGURE -> "no figure";
            case BEYOND_HORIZON -> "beyond the model's horizon";
            case NOT_MEASURED -> "not measured";
        };
    }

    private static String words(Evidence evidence) {
        return switch (evidence) {
            case FITTED -> "none: fitted";
            case NOT_FITTED -> "not fitted";
            case OUT_OF_SAMPLE -> "out of sample";
        };
    }
}
