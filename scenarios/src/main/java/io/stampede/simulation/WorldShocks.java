package io.stampede.simulation;

import io.stampede.lanes.LaneWindow;
import io.stampede.spec.Drift;
import io.stampede.spec.Jump;
import io.stampede.spec.Rumour;
import io.stampede.spec.RumourTopic;
import io.stampede.spec.Shock;
import io.stampede.spec.Specification;
import io.stampede.spec.TopicKind;
import io.stampede.spec.VolatilityShock;
import io.stampede.world.ScheduledNews;
import io.stampede.world.WorldShock;
import java.util.ArrayList;
import java.util.List;

/** What a specification's shocks do to the world, in the lanes of a block. */
final class WorldShocks {
    /** Log return that is news of severity one. */
    private static final double SEVERITY_SCALE = 0.02;

    private static final int RUMOUR_WEIGHT = 3;

    private final Specification specification;
    private final ShockSchedule schedule;

    WorldShocks(Specification specification, ShockSchedule schedule) {
        this.specification = specification;
        this.schedule = schedule;
    }

    /** What moves the fundamental value and its volatility. */
    List<WorldShock> moves() {
        double stepSeconds = specification.clock().stepSeconds();
        List<WorldShock> moves = new ArrayList<>();
        for (int index = 0; index < specification.shocks().size(); index++) {
            Shock shock = specification.shocks().get(index);
            if (shock instanceof Jump jump) {
                moves.add(new WorldShock.Return(schedule.moment(index, jump.at(), jump.logReturn())));
            } else if (shock instanceof Drift drift) {
                LaneWindow window =
                        schedule.window(index, drift.at(), drift.duration(), drift.logReturnPerHour());
                for (int lane = 0; lane < schedule.lanes(); lane++) {
                    window.size()[lane] = window.size()[lane] * stepSeconds / 3600.0;
                }
                moves.add(new WorldShock.Return(window));
            } else if (shock instanceof VolatilityShock burst) {
                double halfLife = burst.halfLife().toMillis() / 1000.0 / stepSeconds;
                moves.add(new WorldShock.Volatility(
                        schedule.moment(index, burst.at(), burst.factor()), halfLife));
            } else if (shock instanceof Rumour rumour && rumour.resolutionAfter().isPresent()) {
                moves.add(new WorldShock.Return(confirmation(index, rumour)));
            }
        }
        return moves;
    }

    /** The jump when a true rumour is confirmed. */
    private LaneWindow confirmation(int index, Rumour rumour) {
        int[] rumoured = schedule.moment(index, rumour.at(), rumour.severity()).from();
        int[] from = schedule.later(rumoured, rumour.resolutionAfter());
        boolean[] truth = schedule.truth(index, rumour.probabilityTrue());
        int[] to = new int[from.length];
        double[] size = new double[from.length];
        for (int lane = 0; lane < from.length; lane++) {
            to[lane] = from[lane] + 1;
            size[lane] = truth[lane] ? rumour.logReturn() : 0;
        }
        return new LaneWindow(from, to, size);
    }

    /** All scheduled news. */
    List<ScheduledNews> news() {
        List<ScheduledNews> news = new ArrayList<>();
        for (int index = 0; index < specification.shocks().size(); index++) {
            Shock shock = specification.shocks().get(index);
            if (shock instanceof Jump jump) {
                LaneWindow window = schedule.moment(index, jump.at(), jump.logReturn());
                news.add(ofReturn(window.from(), window.size(), RumourTopic.MARKET, -1));
            } else if (shock instanceof Rumour rumour) {
                addRumour(index, rumour, news);
            }
        }
        return news;
    }

    private void addRumour(int index, Rumour rumour, List<ScheduledNews> news) {
        LaneWindow window = schedule.moment(index, rumour.at(), rumour.severity());
        double[] nothing = new double[schedule.lanes()];
        int collateral = rumour.topic().kind() == TopicKind.COLLATERAL
                ? VenueShocks.kind(specification, rumour.topic().name())
                : -1;
        news.add(new ScheduledNews(
                window.from(), rumour.topic(), collateral, window.size(), nothing, nothing, RUMOUR_WEIGHT));
        if (rumour.resolutionAfter().isPresent()) {
            LaneWindow confirmed = confirmation(index, rumour);
            boolean[] truth = schedule.truth(index, rumour.probabilityTrue());
            news.add(ofReturn(only(confirmed.from(), truth, true), confirmed.size(), rumour.topic(), collateral));
            double[] credibility = filled(rumour.denialCredibility());
            double[] relief = new double[schedule.lanes()];
            for (int lane = 0; lane < relief.length; lane++) {
                relief[lane] = rumour.denialCredibility() * window.size()[lane];
            }
            news.add(new ScheduledNews(
                    only(confirmed.from(), truth, false), rumour.topic(), collateral, nothing, relief, credibility, 1));
        }
    }

    /** The steps where the truth is as said, −1 elsewhere. */
    private static int[] only(int[] steps, boolean[] truth, boolean said) {
        int[] kept = new int[steps.length];
        for (int lane = 0; lane < kept.length; lane++) {
            kept[lane] = truth[lane] == said ? steps[lane] : -1;
        }
        return kept;
    }

    private double[] filled(double value) {
        double[] values = new double[schedule.lanes()];
        java.util.Arrays.fill(values, value);
        return values;
    }

    /** News of a jump: bad if it is not upward. */
    private ScheduledNews ofReturn(int[] step, double[] logReturn, RumourTopic topic, int collateral) {
        double[] bad = new double[logReturn.length];
        double[] good = new double[logReturn.length];
        for (int lane = 0; lane < bad.length; lane++) {
            double severity = Math.abs(logReturn[lane]) / SEVERITY_SCALE;
            bad[lane] = logReturn[lane] > 0 ? 0 : severity;
            good[lane] = logReturn[lane] > 0 ? severity : 0;
        }
        return new ScheduledNews(step, topic, collateral, bad, good, new double[bad.length], 1);
    }
}
