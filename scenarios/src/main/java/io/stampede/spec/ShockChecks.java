package io.stampede.spec;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a shock must be to the rest of its specification. */
final class ShockChecks {

    private final Specification spec;
    private final List<String> venues;
    private final List<String> collateral;

    ShockChecks(Specification spec) {
        this.spec = spec;
        this.venues = spec.venues().stream().map(VenueSpecification::name).toList();
        this.collateral =
                spec.collateral().stream().map(CollateralSpecification::name).toList();
    }

    /**
     * Something wrong with a shock.
     *
     * @param field of the shock
     * @param reads the other field that it was compared with
     */
    record Finding(String field, String wrong, String allowed, String reads) {}

    /** All that is wrong with a shock. */
    List<Finding> of(Shock shock) {
        List<Finding> findings = new ArrayList<>();
        if (shock.at().most() >= seconds(spec.clock().horizon())) {
            String wrong = Duration.ofNanos(Math.round(shock.at().most() * 1e9)) + " is not before the horizon "
                    + spec.clock().horizon();
            findings.add(new Finding("at", wrong, "a time before the horizon", "spec.clock"));
        }
        venue(shock).ifPresent(venue -> known("venue", venue, venues, "spec.venues", findings));
        if (shock instanceof Depeg depeg) {
            known("collateral", depeg.collateral(), collateral, "spec.collateral", findings);
            each(depeg.venues(), findings);
        } else if (shock instanceof DepthCut cut) {
            each(cut.venues(), findings);
        } else if (shock instanceof Rumour rumour) {
            String name = rumour.topic().name();
            switch (rumour.topic().kind()) {
                case VENUE -> known("topic", name, venues, "spec.venues", findings);
                case COLLATERAL -> known("topic", name, collateral, "spec.collateral", findings);
                case MARKET -> {}
            }
        } else if (shock instanceof ReserveHole hole) {
            withdrawals(hole, findings);
        }
        return findings;
    }

    /** A hole shows where users take their money out, and nowhere else. */
    private void withdrawals(ReserveHole hole, List<Finding> findings) {
        for (VenueSpecification venue : spec.venues()) {
            if (venue.name().equals(hole.venue()) && venue.solvency().withdrawalsPerHour() == 0) {
                String wrong = "nobody withdraws from " + Shown.quoted(venue.name()) + ", so that no hole shows";
                String allowed = "a venue whose solvency.withdrawalsPerHour is above 0";
                findings.add(new Finding("venue", wrong, allowed, "spec.venues"));
            }
        }
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    /** The one venue that a shock happens at. */
    private static Optional<String> venue(Shock shock) {
        if (shock instanceof Outage outage) {
            return Optional.of(outage.venue());
        } else if (shock instanceof WithdrawalHalt halt) {
            return Optional.of(halt.venue());
        } else if (shock instanceof MarginHike hike) {
            return Optional.of(hike.venue());
        } else if (shock instanceof WhaleUnwind whale) {
            return Optional.of(whale.venue());
        }
        return shock instanceof ReserveHole hole ? Optional.of(hole.venue()) : Optional.empty();
    }

    private void each(List<String> names, List<Finding> findings) {
        for (int index = 0; index < names.size(); index++) {
            String venue = names.get(index);
            String field = "venues[" + index + "]";
            known(field, venue, venues, "spec.venues", findings);
            if (names.indexOf(venue) < index) {
                findings.add(new Finding(field, Shown.quoted(venue) + " is given twice", "each once", field));
            }
        }
    }

    private static void known(String field, String name, List<String> names, String reads, List<Finding> findings) {
        if (!names.contains(name)) {
            String allowed = names.isEmpty() ? "none, the list is empty" : Words.either(names);
            findings.add(new Finding(field, Shown.quoted(name) + " is not in " + reads, allowed, reads));
        }
    }
}
