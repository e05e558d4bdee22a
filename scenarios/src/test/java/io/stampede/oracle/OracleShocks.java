package io.stampede.oracle;

import io.stampede.oracle.OracleDraws.Purpose;
import io.stampede.spec.ClockSpecification;
import io.stampede.spec.Depeg;
import io.stampede.spec.DepthCut;
import io.stampede.spec.Drift;
import io.stampede.spec.Jump;
import io.stampede.spec.LeverageShock;
import io.stampede.spec.MarginHike;
import io.stampede.spec.Outage;
import io.stampede.spec.Quantity;
import io.stampede.spec.ReserveHole;
import io.stampede.spec.Rumour;
import io.stampede.spec.Shock;
import io.stampede.spec.Specification;
import io.stampede.spec.VolatilityShock;
import io.stampede.spec.WhaleUnwind;
import io.stampede.spec.WithdrawalHalt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the shocks of the list turn out to be in one scenario. */
final class OracleShocks {
    /**
     * A shock as this scenario draws it.
     *
     * @param position in the list
     * @param first step it acts in
     * @param length steps it holds for, 1 if it has no duration
     * @param size whatever the shock measures itself in
     * @param resolved step in which a rumour is confirmed or denied, -1 for never
     * @param isTrue whether a rumour is true
     */
    record Event(Shock shock, int position, int first, int length, double size, int resolved, boolean isTrue) {
        int end() {
            return first + length;
        }

        boolean holds(int step) {
            return step >= first && step < end();
        }
    }

    private static final int AT = 0;
    private static final int DURATION = 2;
    private static final int SIZE = 4;
    private static final int TRUTH = 6;

    final List<Event> events = new ArrayList<>();
    private final Specification specification;
    private final OracleDraws draws;

    OracleShocks(Specification specification, OracleDraws draws) {
        this.specification = specification;
        this.draws = draws;
        for (Shock shock : specification.shocks()) {
            events.add(event(shock, events.size()));
        }
    }

    private Event event(Shock shock, int position) {
        ClockSpecification clock = specification.clock();
        int stepSeconds = clock.stepSeconds();
        int at = (int) Math.ceil(value(shock.at(), position, AT) / stepSeconds);
        int first = specification.buildUpSteps() + Math.min(at, clock.steps() - 1);
        int length = duration(shock)
                .map(law -> Math.max(1, (int) Math.ceil(value(law, position, DURATION) / stepSeconds)))
                .orElse(1);
        double size = size(shock).map(law -> value(law, position, SIZE)).orElse(0.0);
        int resolved = -1;
        boolean isTrue = false;
        if (shock instanceof Rumour rumour && rumour.resolutionAfter().isPresent()) {
            resolved = first + clock.steps(rumour.resolutionAfter().get());
            isTrue = draws.uniform(OracleDraws.WORLD, Purpose.SHOCK, position, TRUTH) < rumour.probabilityTrue();
        }
        return new Event(shock, position, first, length, size, resolved, isTrue);
    }

    private double value(Quantity law, int position, int draw) {
        if (law instanceof Quantity.Fixed fixed) {
            return fixed.value();
        }
        double uniform = draws.uniform(OracleDraws.WORLD, Purpose.SHOCK, position, draw);
        if (law instanceof Quantity.Uniform range) {
            return range.from() + (range.to() - range.from()) * uniform;
        }
        if (law instanceof Quantity.Choice choice) {
            return choice.values()
                    .get((int) Math.floor(uniform * choice.values().size()));
        }
        Quantity.Normal bell = (Quantity.Normal) law;
        double normal = draws.normal(OracleDraws.WORLD, Purpose.SHOCK, position, draw);
        return Math.min(Math.max(bell.mean() + bell.deviation() * normal, bell.from()), bell.to());
    }

    private static Optional<Quantity> duration(Shock shock) {
        if (shock instanceof Depeg depeg) {
            return Optional.of(depeg.duration());
        } else if (shock instanceof Outage outage) {
            return Optional.of(outage.duration());
        } else if (shock instanceof Drift drift) {
            return Optional.of(drift.duration());
        } else if (shock instanceof DepthCut cut) {
            return Optional.of(cut.duration());
        } else if (shock instanceof MarginHike hike) {
            return Optional.of(hike.duration());
        } else if (shock instanceof WhaleUnwind whale) {
            return Optional.of(whale.duration());
        } else if (shock instanceof WithdrawalHalt halt) {
            return Optional.of(halt.duration());
        }
        return Optional.empty();
    }

    private static Optional<Quantity> size(Shock shock) {
        if (shock instanceof Jump jump) {
            return Optional.of(jump.logReturn());
        } else if (shock instanceof Drift drift) {
            return Optional.of(drift.logReturnPerHour());
        } else if (shock instanceof VolatilityShock volatility) {
            return Optional.of(volatility.factor());
        } else if (shock instanceof Rumour rumour) {
            return Optional.of(rumour.severity());
        } else if (shock instanceof Depeg depeg) {
            return Optional.of(depeg.discount());
        } else if (shock instanceof DepthCut cut) {
            return Optional.of(cut.factor());
        } else if (shock instanceof MarginHike hike) {
            return Optional.of(hike.factor());
        } else if (shock instanceof WhaleUnwind whale) {
            return Optional.of(whale.quantityToOpenInterest());
        } else if (shock instanceof LeverageShock leverage) {
            return Optional.of(leverage.factor());
        } else if (shock instanceof ReserveHole hole) {
            return Optional.of(hole.shareOfDeposits());
        }
        return Optional.empty();
    }

    /** The product of the factors on every leverage. */
    double leverageFactor(double leverage) {
        double product = leverage;
        for (Event event : events) {
            if (event.shock() instanceof LeverageShock) {
                product *= event.size();
            }
        }
        return product;
    }

    /** Whether a list of venues, which stands for all if it is empty, has a venue. */
    static boolean isAmong(List<String> venues, String name) {
        return venues.isEmpty() || venues.contains(name);
    }
}
