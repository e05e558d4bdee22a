package io.stampede.spec;

import java.util.ArrayList;
import java.util.List;

/** Which rules of venues and traders do not go together. */
final class RuleChecks {
    private final Specification spec;
    private final List<Finding> findings = new ArrayList<>();

    RuleChecks(Specification spec) {
        this.spec = spec;
    }

    /**
     * Something that does not go together.
     *
     * @param reads the other field that it was compared with
     */
    record Finding(String path, String wrong, String allowed, String reads) {}

    /** All that is wrong. */
    List<Finding> findings() {
        for (int venue = 0; venue < spec.venues().size(); venue++) {
            venue("spec.venues[" + venue + "]", spec.venues().get(venue));
        }
        int arbitrageurs = 0;
        for (int index = 0; index < spec.populations().size(); index++) {
            String path = "spec.populations[" + index + "]";
            if (spec.populations().get(index) instanceof BasisPopulation basis) {
                basis(path, basis);
            } else if (spec.populations().get(index) instanceof ArbitragePopulation && ++arbitrageurs > 1) {
                add(path + ".kind", "a second population of arbitrageurs", "one", "spec.populations");
            }
        }
        return findings;
    }

    private void add(String path, String wrong, String allowed, String reads) {
        findings.add(new Finding(path, wrong, allowed, reads));
    }

    private void venue(String path, VenueSpecification venue) {
        if (-venue.makerFeePpm() > venue.takerFeePpm()) {
            String wrong = "the rebate is larger than the taker fee that pays for it";
            add(path + ".makerFee", wrong, "a rebate of at most takerFee", path + ".takerFee");
        }
        boolean isPartial = venue.liquidation().policy() == LiquidationPolicy.PARTIAL20;
        if (!venue.liquidation().partialCooldown().isZero() && !isPartial) {
            String wrong = venue.liquidation().policy() + " has no pause between partial liquidations";
            add(path + ".liquidation.partialCooldown", wrong, "PT0S, or policy PARTIAL20", path + ".liquidation");
        }
        boolean isHandedOver = venue.autoDeleveraging().policy() == AutoDeleveragingPolicy.SOCIALISE
                || venue.autoDeleveraging().policy() == AutoDeleveragingPolicy.NONE;
        if (venue.insuranceFund().takeover().isPresent() && isHandedOver) {
            String wrong = "a fund that takes positions over must be able to hand them on, which "
                    + venue.autoDeleveraging().policy() + " does not";
            add(
                    path + ".insuranceFund.takeover",
                    wrong,
                    "OFF, or policy QUEUE, PRO_RATA or RISK_PRO_RATA",
                    path + ".autoDeleveraging");
        }
        boolean runs = venue.solvency().withdrawalsPerHour() > 0;
        if (!runs && venue.solvency().reserveRatio() < 1) {
            String wrong = "nobody finds out that reserves are short while nobody withdraws";
            add(path + ".solvency.reserveRatio", wrong, "1, or withdrawalsPerHour above 0", path + ".solvency");
        }
        if (!runs && venue.solvency().hiddenHole() > 0) {
            String wrong = "nobody finds out about the hole while nobody withdraws";
            add(path + ".solvency.hiddenHole", wrong, "0, or withdrawalsPerHour above 0", path + ".solvency");
        }
    }

    private void basis(String path, BasisPopulation basis) {
        boolean isWrapped = spec.collateral().stream()
                .anyMatch(kind -> kind.name().equals(basis.collateral()) && kind.kind() == CollateralKind.WRAPPED);
        if (!isWrapped) {
            String wrong = Shown.quoted(basis.collateral()) + " is no wrapped collateral of spec.collateral";
            add(path + ".collateral", wrong, "the name of a collateral of kind WRAPPED", "spec.collateral");
        }
        for (int venue = 0; venue < spec.venues().size(); venue++) {
            if (spec.venues().get(venue).marginMode() != MarginMode.PORTFOLIO) {
                String wrong = "basis traders pledge collateral, which "
                        + spec.venues().get(venue).marginMode() + " does not take";
                add("spec.venues[" + venue + "].marginMode", wrong, "PORTFOLIO, or no BASIS population", path);
            }
        }
    }
}
