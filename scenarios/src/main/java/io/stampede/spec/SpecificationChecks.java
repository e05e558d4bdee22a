package io.stampede.spec;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the fields of a specification must be to each other. A check is left out where a field it needs is wrong. */
final class SpecificationChecks {

    private static final double SUM_TOLERANCE = 1e-9;
    private static final int LEVERAGED_MOST = 1_000_000;

    private final ScenarioBatch batch;
    private final Specification spec;
    private final DocumentNode root;
    private final SpecificationLimits limits;
    private final Problems problems;
    private final List<String> broken;

    SpecificationChecks(ScenarioBatch batch, DocumentNode root, SpecificationLimits limits, Problems problems) {
        this.batch = batch;
        this.spec = batch.spec();
        this.root = root;
        this.limits = limits;
        this.problems = problems;
        this.broken = problems.paths();
    }

    /** Notes every problem. */
    void run() {
        names();
        sums();
        marginTiers();
        money();
        durations();
        populations();
        shocks();
        levels();
        new RuleChecks(spec)
                .findings()
                .forEach(finding -> wrong(finding.path(), finding.wrong(), finding.allowed(), finding.reads()));
        new SamplingChecks(spec)
                .findings()
                .forEach(finding -> wrong(finding.path(), finding.wrong(), finding.allowed(), finding.reads()));
        work();
    }

    private void names() {
        unique(
                "spec.venues",
                spec.venues().stream().map(VenueSpecification::name).toList());
        unique(
                "spec.populations",
                spec.populations().stream().map(PopulationSpecification::name).toList());
        unique(
                "spec.collateral",
                spec.collateral().stream().map(CollateralSpecification::name).toList());
    }

    private void unique(String path, List<String> names) {
        Set<String> seen = new HashSet<>();
        for (int index = 0; index < names.size(); index++) {
            String name = names.get(index);
            if (!seen.add(name)) {
                int first = names.indexOf(name);
                String wrong = Shown.quoted(name) + " is the name of " + path + "[" + first + "] too";
                wrong(path + "[" + index + "].name", wrong, "a name of its own", path);
            }
        }
    }

    private void sums() {
        double weights =
                spec.venues().stream().mapToDouble(VenueSpecification::weight).sum();
        if (Math.abs(weights - 1) > SUM_TOLERANCE) {
            wrong("spec.venues", "the weights add up to " + shortly(weights), "weights that add up to 1");
        }
        double users = spec.collateral().stream()
                .mapToDouble(CollateralSpecification::userShare)
                .sum();
        if (users > 1 + SUM_TOLERANCE) {
            String wrong = "the user shares add up to " + shortly(users);
            wrong("spec.collateral", wrong, "user shares that add up to at most 1");
        }
    }

    private void marginTiers() {
        for (int venue = 0; venue < spec.venues().size(); venue++) {
            List<MarginTier> tiers = spec.venues().get(venue).marginTiers();
            String path = "spec.venues[" + venue + "].marginTiers";
            for (int tier = 0; tier < tiers.size(); tier++) {
                boolean isLast = tier == tiers.size() - 1;
                if (tiers.get(tier).notionalUpTo().isPresent() == isLast) {
                    String wrong = isLast ? "the last tier has a bound" : "a tier before the last has no bound";
                    String allowed = isLast ? "UNBOUNDED, or no notionalUpTo" : "a bound on all tiers but the last";
                    wrong(path + "[" + tier + "].notionalUpTo", wrong, allowed, path);
                }
                if (tier > 0) {
                    rising(path + "[" + tier + "]", tiers.get(tier - 1), tiers.get(tier), path);
                }
            }
        }
    }

    private void rising(String path, MarginTier before, MarginTier tier, String reads) {
        if (before.notionalUpTo().isPresent()
                && tier.notionalUpTo().isPresent()
                && tier.notionalUpTo().getAsDouble() <= before.notionalUpTo().getAsDouble()) {
            wrong(path + ".notionalUpTo", "is not above the tier before", "bounds that rise", reads);
        }
        if (tier.maintenanceRatePpm() < before.maintenanceRatePpm()) {
            wrong(path + ".maintenanceRate", "is below the tier before", "rates that do not fall", reads);
        }
        if (tier.maxLeverage() > before.maxLeverage()) {
            wrong(path + ".maxLeverage", "is above the tier before", "leverage that does not rise", reads);
        }
    }

    private void money() {
        MoneyRange range = MoneyRange.of(spec);
        if (!range.holdsPrice()) {
            String wrong = "the initial price is " + shortly(range.initialTicks()) + " ticks";
            wrong("spec.asset.initialPrice", wrong, "1000 to 100000000 ticks", "spec.asset");
        }
        if (!range.holdsMoney()) {
            String wrong = "initial cash and open interest reach " + shortly(range.largestMoney())
                    + " money units of tickSize * lotSize USD";
            wrong("spec.asset.openInterest", wrong, "2^60 units", "spec");
        } else if (range.holdsPrice() && !range.holdsLots()) {
            String wrong = "leveraged positions reach " + shortly(range.leveragedLots()) + " lots";
            wrong("spec.asset.openInterest", wrong, "2^42 lots", "spec");
        }
        for (int venue = 0; venue < spec.venues().size(); venue++) {
            List<MarginTier> tiers = spec.venues().get(venue).marginTiers();
            for (int tier = 0; tier < tiers.size(); tier++) {
                if (!range.holds(tiers.get(tier).notionalUpTo().orElse(0))) {
                    String path = "spec.venues[" + venue + "].marginTiers[" + tier + "].notionalUpTo";
                    wrong(path, "is more than the ledger can hold", "2^60 units of tickSize * lotSize USD");
                }
            }
        }
    }

    private void durations() {
        SentimentSpecification sentiment = spec.sentiment();
        atLeastStep("panicTime", sentiment.panicTime());
        atLeastStep("refractoryTime", sentiment.refractoryTime());
        atLeastStep("exitTime", sentiment.exitTime());
    }

    private void atLeastStep(String field, Duration duration) {
        Duration step = spec.clock().step();
        String path = "spec.sentiment." + field;
        if (duration.compareTo(step) < 0 && !isBroken("spec.clock")) {
            wrong(path, duration + " is shorter than the step " + step, "at least a step");
        }
    }

    private void populations() {
        List<Integer> makers = new ArrayList<>();
        long leveraged = 0;
        for (int index = 0; index < spec.populations().size(); index++) {
            PopulationSpecification population = spec.populations().get(index);
            if (population instanceof MarketMakerPopulation) {
                makers.add(index);
            } else if (population instanceof LeveragedPopulation || population instanceof BasisPopulation) {
                leveraged += population.count();
            }
        }
        for (int index : makers.subList(Math.min(1, makers.size()), makers.size())) {
            String wrong = "a second population of market makers is not supported by this version";
            wrong("spec.populations[" + index + "].kind", wrong, "one MARKET_MAKER population", "spec.populations");
        }
        if (leveraged > LEVERAGED_MOST) {
            String wrong = "there are " + leveraged + " leveraged traders";
            wrong("spec.populations", wrong, "at most " + LEVERAGED_MOST + " together");
        }
    }

    private void shocks() {
        ShockChecks checks = new ShockChecks(spec);
        for (int index = 0; index < spec.shocks().size(); index++) {
            for (ShockChecks.Finding finding : checks.of(spec.shocks().get(index))) {
                String path = "spec.shocks[" + index + "]." + finding.field();
                wrong(path, finding.wrong(), finding.allowed(), finding.reads());
            }
        }
    }

    private void levels() {
        List<Double> levels = spec.report().levels();
        for (int index = 1; index < levels.size(); index++) {
            if (levels.get(index) <= levels.get(index - 1)) {
                String path = "spec.report.levels[" + index + "]";
                wrong(path, "is not above the level before", "levels that rise", "spec.report.levels");
            }
        }
    }

    private void work() {
        if (isBroken("spec.clock") || isBroken("spec.populations")) {
            return;
        }
        SpecificationSummary summary = SpecificationSummary.of(spec);
        if (summary.traderSteps() > limits.maxTraderSteps()) {
            String wrong = summary.scenarios() + " scenarios of " + summary.actors() + " traders and " + summary.steps()
                    + " steps" + (summary.worlds() > 1 ? " in " + summary.worlds() + " worlds" : "") + " are "
                    + shortly(summary.traderSteps()) + " trader-steps";
            wrong("spec.scenarios", wrong, "at most " + shortly(limits.maxTraderSteps()));
        }
        long bytes = summary.blockBytes(batch.execution().lanes().orElse(1));
        if (bytes > limits.maxBlockBytes()) {
            String wrong = "a block needs about " + bytes + " bytes";
            wrong(
                    "spec.execution.lanes",
                    wrong,
                    "at most " + shortly(limits.maxBlockBytes()) + " bytes, so fewer lanes");
        }
    }

    /** A number for a message: to nine digits at most, so that no rounding error of a sum is shown. */
    private static String shortly(double value) {
        return NumberText.of(Math.abs(value) < 1e6 ? Math.rint(value * 1e9) / 1e9 : Math.rint(value));
    }

    private void wrong(String path, String wrong, String allowed) {
        wrong(path, wrong, allowed, path);
    }

    private void wrong(String path, String wrong, String allowed, String reads) {
        FieldPath parsed = FieldPath.parse(path).orElseThrow();
        if (!isBroken(path) && !isBroken(reads)) {
            problems.add(parsed.locate(root), path, wrong, allowed);
        }
    }

    /** Whether a field that was read, or a part of it, could not be read; findings of these checks do not count. */
    private boolean isBroken(String reads) {
        return broken.stream().anyMatch(path -> Problems.isWithin(path, reads) || Problems.isWithin(reads, path));
    }
}
