package io.stampede.coordinator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.stampede.coordinator.report.LiveMeasures;
import io.stampede.outcome.Metric;
import io.stampede.risk.TailGlimpse;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How far a batch is, as one line says it.
 *
 * @param doneScenarios scenarios simulated, those under way counted by the part of their steps that are done
 * @param scenarios of the batch; with a look to come, the most it may have
 * @param nextLook scenarios at which it is looked at next whether they are enough; none if they are to be all
 * @param scenariosPerSecond how fast it goes; 0 where that is not known
 * @param traderStepsPerSecond the same in trader-steps
 * @param tail what the scenarios so far say of the tail, in a few words, if they do
 * @param trouble why work waits, if it does
 */
record ProgressLine(
        double doneScenarios,
        int scenarios,
        OptionalInt nextLook,
        double scenariosPerSecond,
        double traderStepsPerSecond,
        Optional<String> tail,
        Optional<String> trouble) {
    private static final int BAR = 30;
    private static final double SECONDS_LEFT_MAX = 1e9;

    /** Of what a coordinator's events say. */
    static ProgressLine of(JsonNode batch, Optional<JsonNode> measures) {
        JsonNode progress = batch.path("progress");
        return new ProgressLine(
                progress.path("doneScenarios").asDouble(),
                batch.path("scenarios").asInt(),
                progress.has("nextLook")
                        ? OptionalInt.of(progress.path("nextLook").asInt())
                        : OptionalInt.empty(),
                progress.path("scenariosPerSecond").asDouble(),
                progress.path("traderStepsPerSecond").asDouble(),
                measures.flatMap(ProgressLine::tail),
                Optional.ofNullable(progress.get("trouble")).map(JsonNode::asText));
    }

    private static Optional<String> tail(JsonNode measures) {
        JsonNode shortfall =
                measures.path("measures").path(Metric.MAX_DROP.key()).path("expectedShortfall");
        String level = shortfall.has("0.99")
                ? "0.99"
                : shortfall.properties().stream()
                        .map(Map.Entry::getKey)
                        .min(Comparator.naturalOrder())
                        .orElse("");
        return level.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        tail(Double.parseDouble(level), shortfall.path(level).asDouble()));
    }

    /** What a snapshot says of the tail: the expected shortfall of the fall, at 99 % where that is a level. */
    static Optional<String> tail(LiveMeasures.Snapshot snapshot) {
        return snapshot.glimpses().stream()
                .filter(glimpse -> glimpse.metric() == Metric.MAX_DROP)
                .map(TailGlimpse::tail)
                .filter(tail -> !tail.isEmpty())
                .map(ProgressLine::preferred)
                .map(measure -> tail(measure.level(), measure.expectedShortfall()))
                .findFirst();
    }

    private static TailGlimpse.LevelMeasure preferred(List<TailGlimpse.LevelMeasure> tail) {
        return tail.stream()
                .filter(measure -> measure.level() == 0.99)
                .findFirst()
                .orElse(tail.get(0));
    }

    private static String tail(double level, double shortfall) {
        return "ES "
                + BigDecimal.valueOf(level * 100)
                        .setScale(6, RoundingMode.HALF_EVEN)
                        .stripTrailingZeros()
                        .toPlainString()
                + " % of the fall so far " + rounded(shortfall * 100, 1) + " %";
    }

    /** The line; with a bar where it is redrawn in place. */
    String text(boolean withBar) {
        StringBuilder line = new StringBuilder();
        if (withBar) {
            int full = scenarios == 0 ? 0 : (int) Math.floor(Math.min(1, doneScenarios / scenarios) * BAR);
            line.append('[')
                    .append("#".repeat(full))
                    .append(".".repeat(BAR - full))
                    .append("] ");
        }
        line.append((int) Math.floor(doneScenarios))
                .append(nextLook.isPresent() ? " of up to " : " of ")
                .append(scenarios)
                .append(" scenarios");
        nextLook.ifPresent(look -> line.append(", next look at ").append(look));
        if (scenariosPerSecond > 0) {
            line.append(", ").append(rounded(scenariosPerSecond, 1)).append(" a second, ");
            line.append(rounded(traderStepsPerSecond / 1e6, 1)).append(" million trader-steps/s");
            line.append(nextLook.isPresent() ? "" : ", " + left() + " left");
        }
        tail.ifPresent(words -> line.append(", ").append(words));
        trouble.ifPresent(
                why -> line.append(" (").append(Stampede.printable(why)).append(')'));
        return line.toString();
    }

    private String left() {
        double seconds = Math.min(SECONDS_LEFT_MAX, Math.ceil((scenarios - doneScenarios) / scenariosPerSecond));
        return Ages.text((long) seconds);
    }

    private static String rounded(double value, int decimals) {
        return BigDecimal.valueOf(value)
                .setScale(decimals, RoundingMode.HALF_EVEN)
                .toPlainString();
    }
}
