package io.stampede.coordinator.replay;

import io.stampede.outcome.History;
import java.util.List;

/** Flows over a scenario's time as bars, one kind on the other: what bought above zero, what sold below. */
final class FlowChart {
    private static final int BARS_MAX = 240;

    private FlowChart() {}

    /**
     * One kind of flow.
     *
     * @param cssClass its colour
     * @param bought one value a step
     * @param sold one value a step
     */
    record Flow(String cssClass, double[] bought, double[] sold) {
        /** A flow whose total and bought part are given. */
        static Flow of(String cssClass, double[] total, double[] bought) {
            double[] sold = new double[total.length];
            for (int step = 0; step < sold.length; step++) {
                sold[step] = total[step] - bought[step];
            }
            return new Flow(cssClass, bought, sold);
        }
    }

    /** Steps that one bar adds up. */
    static int stepsPerBar(History history) {
        return (history.steps() + BARS_MAX - 1) / BARS_MAX;
    }

    /**
     * Draws flows in per cent, the first next to the axis.
     *
     * @param name what is drawn, in fixed words
     */
    static String draw(History history, String name, List<Flow> flows) {
        int every = stepsPerBar(history);
        double low = 0;
        double high = 0;
        for (int from = 0; from < history.steps(); from += every) {
            double bought = 0;
            double sold = 0;
            for (Flow flow : flows) {
                bought += percent(flow.bought(), from, every);
                sold += percent(flow.sold(), from, every);
            }
            low = Math.min(low, -sold);
            high = Math.max(high, bought);
        }
        TimeFrame frame = new TimeFrame(history, name, low, high);
        for (int from = 0; from < history.steps(); from += every) {
            drawBars(frame, flows, from, every);
        }
        return frame.end();
    }

    private static void drawBars(TimeFrame frame, List<Flow> flows, int from, int count) {
        int last = Math.min(from + count, flows.get(0).sold().length) - 1;
        double top = 0;
        double bottom = 0;
        for (Flow flow : flows) {
            double bought = percent(flow.bought(), from, count);
            double sold = percent(flow.sold(), from, count);
            if (bought > 0) {
                frame.bar(flow.cssClass(), from, last, top, top + bought);
                top += bought;
            }
            if (sold > 0) {
                frame.bar(flow.cssClass(), from, last, bottom, bottom - sold);
                bottom -= sold;
            }
        }
    }

    private static double percent(double[] column, int from, int count) {
        double sum = 0;
        for (int step = from; step < Math.min(from + count, column.length); step++) {
            sum += column[step];
        }
        return 100 * sum;
    }
}
