package io.stampede.coordinator.replay;

import io.stampede.coordinator.report.CanonicalJson;
import io.stampede.coordinator.report.PlainText;
import io.stampede.outcome.OutcomeBlock;
import io.stampede.outcome.OutcomeColumn;
import io.stampede.outcome.PlayedScenario;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** In what a scenario that was played again differs from what its batch stored of it. */
final class OutcomeDifference {
    private static final int SHOWN = 3;

    private OutcomeDifference() {}

    /**
     * Compares digest and all columns of the world it was played in, bit for bit; says in words what differs, if
     * anything does.
     */
    static Optional<String> between(PlayedScenario played, OutcomeBlock stored) {
        List<String> names = played.layout().names();
        if (stored.columns().size() != names.size()) {
            return Optional.of("it has " + names.size() + " figures, and had "
                    + stored.columns().size());
        }
        List<String> differences = new ArrayList<>();
        int lane = played.scenario() - stored.firstScenario();
        for (int column = 0; column < names.size(); column++) {
            if (played.layout().isCounterfactual(column)) {
                continue; // a replay plays the factual world alone
            }
            OutcomeColumn now = played.outcome().columns().get(column);
            OutcomeColumn then = stored.columns().get(column);
            if (!text(now, 0).equals(text(then, lane)) || bits(now, 0) != bits(then, lane)) {
                differences.add(
                        PlainText.oneLine(names.get(column)) + " is " + text(now, 0) + ", was " + text(then, lane));
            }
        }
        if (played.digest() != stored.digests()[lane]) {
            differences.add("the final state is " + HexFormat.of().toHexDigits(played.digest()) + ", was "
                    + HexFormat.of().toHexDigits(stored.digests()[lane]));
        }
        if (differences.isEmpty()) {
            return Optional.empty();
        }
        String shown = String.join("; ", differences.subList(0, Math.min(SHOWN, differences.size())));
        int more = differences.size() - SHOWN;
        return Optional.of(more > 0 ? shown + "; and " + more + " more" : shown);
    }

    private static long bits(OutcomeColumn column, int row) {
        return Double.doubleToRawLongBits(column.values()[row]);
    }

    private static String text(OutcomeColumn column, int row) {
        return column.defined()[row] ? CanonicalJson.number(column.values()[row]) : "absent";
    }
}
