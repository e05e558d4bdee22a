package io.stampede.risk;

import io.stampede.outcome.FirstScenarios;
import io.stampede.outcome.OutcomeTable;
import java.util.ArrayList;
import java.util.List;

/**
 * What came of a {@link PrecisionTarget}: a function of the outcomes alone, so that whoever computes it again, on
 * another machine or after a fault, stops at the same scenario.
 *
 * @param target what was wanted
 * @param scenarios of the table
 * @param looks those that were taken, in order
 */
public record PrecisionOutcome(PrecisionTarget target, int scenarios, List<PrecisionLook> looks) {
    /** Keeps an immutable copy. */
    public PrecisionOutcome {
        looks = List.copyOf(looks);
    }

    /** Looks at the first scenarios of a table, at more and more of them, until they are enough or the table ends. */
    public static PrecisionOutcome of(OutcomeTable table, PrecisionTarget target) {
        List<PrecisionLook> looks = new ArrayList<>();
        for (int count : target.looks().counts()) {
            boolean isOver = !looks.isEmpty() && target.isReachedAt(looks.get(looks.size() - 1));
            if (isOver || count > table.scenarios()) {
                break;
            }
            looks.add(target.look(new FirstScenarios(table, count)));
        }
        return new PrecisionOutcome(target, table.scenarios(), looks);
    }

    /** Whether the last look was tight enough. */
    public boolean isReached() {
        return !looks.isEmpty() && target.isReachedAt(looks.get(looks.size() - 1));
    }

    /** Whether no scenario is to come: the table ends at the look that was enough, or at the last there may be. */
    public boolean isFinal() {
        if (looks.isEmpty() || looks.get(looks.size() - 1).scenarios() != scenarios) {
            return false;
        }
        return isReached() || scenarios == target.looks().most();
    }
}
