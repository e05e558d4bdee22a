package io.stampede.world;

import io.stampede.lanes.LaneState;
import io.stampede.lanes.LaneWindow;

/** What a specification does to the fundamental value. */
public sealed interface WorldShock extends LaneState {
    /** When it acts. */
    LaneWindow window();

    @Override
    default void copyLane(int from, int to) {
        window().copyLane(from, to);
    }

    /**
     * A log return in each of the steps of a window: one step for a jump, many for a drift.
     *
     * @param window its size is the log return of a step
     */
    record Return(LaneWindow window) implements WorldShock {}

    /**
     * A factor on volatility that fades to one.
     *
     * @param window when it begins; its size is the factor at first
     * @param halfLife time in which half of the excess is gone, steps
     */
    record Volatility(LaneWindow window, double halfLife) implements WorldShock {

        /** The factor in a step. */
        double factor(int lane, int step) {
            if (step < window.from()[lane]) {
                return 1.0;
            }
            double faded = StrictMath.pow(2.0, -((step - window.from()[lane]) / halfLife));
            return 1.0 + (window.size()[lane] - 1.0) * faded;
        }
    }
}
