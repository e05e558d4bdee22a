package io.stampede.market.solvency;

import io.stampede.lanes.LaneWindow;
import java.util.List;

/**
 * What a venue has against what it owes, and how its users ask for it.
 *
 * @param missingPpm assets missing from the start, parts per million of what users hold
 * @param holes assets that turn out to be missing later; sizes are parts of what users hold at the start
 * @param request withdrawals per step at the highest fear for the venue, part of what a user may take out
 * @param exponent power of fear in withdrawals
 * @param threshold fear at which withdrawals are half their highest
 * @param limitPerStep most that is paid in a step, part of what users hold at the start; infinite if none
 * @param mostUnpaid part of the claims which, left unpaid, halts withdrawals
 * @param graceSteps steps between a halt and its end
 */
public record SolvencyTerms(
        int missingPpm,
        List<LaneWindow> holes,
        double request,
        int exponent,
        double threshold,
        double limitPerStep,
        double mostUnpaid,
        int graceSteps) {
    public SolvencyTerms {
        holes = List.copyOf(holes);
    }

    /** How much of what a user may take out it asks for in a step: 1 − e^−y by its rational stand-in. */
    double request(boolean panicking, double fear) {
        double drive = 1.0;
        if (!panicking) {
            double power = power(fear);
            drive = power == 0 ? 0 : power / (power + power(threshold));
        }
        double y = request * drive;
        return 1.0 - 1.0 / (1.0 + y * (1.0 + y * (0.5 + y / 6.0)));
    }

    private double power(double base) {
        double power = base;
        for (int factor = 1; factor < exponent; factor++) {
            power *= base;
        }
        return power;
    }
}
