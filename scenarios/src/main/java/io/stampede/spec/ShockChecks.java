package io.stampede.spec;

import java.util.ArrayList;
import java.util.List;

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
        if (shock.at().compareTo(spec.clock().horizon()) >= 0) {
            String wrong =
                    shock.at() + " is not before the horizon " + spec.clock().horizon();
            findings.add(new Finding("at", wrong, "a time before the horizon", "spec.clock"));
        }
        if (shock instanceof Depeg depeg) {
            known("collateral", depeg.collateral(), collateral, "spec.collateral", findings);
            for (int index = 0; index < depeg.venues().size(); index++) {
                String venue = depeg.venues().get(index);
                String field = "venues[" + index + "]";
                known(field, venue, venues, "spec.venues", findings);
                if (depeg.venues().indexOf(venue) < index) {
                    findings.add(new Finding(field, Shown.quoted(venue) + " is given twice", "each once", field));
                }
            }
        } else if (shock instanceof Rumour rumour) {
            String name = rumour.topic().name();
            switch (rumour.topic().kind()) {
                case VENUE -> known("topic", name, venues, "spec.venues", findings);
                case COLLATERAL -> known("topic", name, collateral, "spec.collateral", findings);
                case MARKET -> {}
            }
        }
        return findings;
    }

    private static void known(String field, String name, List<String> names, String reads, List<Finding> findings) {
        if (!names.contains(name)) {
            String allowed = names.isEmpty() ? "none, the list is empty" : Words.either(names);
            findings.add(new Finding(field, Shown.quoted(name) + " is not in " + reads, allowed, reads));
        }
    }
}
