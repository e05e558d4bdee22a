package io.stampede.oracle;

import io.stampede.lanes.Lanes;
import io.stampede.outcome.OutcomeBlock;
import io.stampede.outcome.OutcomeColumn;
import io.stampede.outcome.StepCounts;
import io.stampede.simulation.BlockSimulator;
import io.stampede.simulation.InvariantViolation;
import io.stampede.simulation.MarketModel;
import io.stampede.spec.ClockSpecification;
import io.stampede.spec.ScenarioBatch;
import io.stampede.spec.Specification;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/** Plays a market in the engine and in the oracle and tells where they differ. */
final class OracleComparison {
    private static final int LANES = 5;

    private OracleComparison() {}

    /** Differences in markets drawn at random, by number. */
    static List<String> differences(long first, int markets, LongFunction<Specification> draw) {
        List<String> differences = new ArrayList<>();
        for (long number = first; number < first + markets; number++) {
            Specification specification = draw.apply(number);
            String name = "market " + number + ", ";
            try {
                differences(specification).forEach(difference -> differences.add(name + difference));
            } catch (InvariantViolation violation) {
                // Rules this hostile can move a price beyond reason: then the oracle must see it in the same step.
                if (!seesTheSame(specification, violation)) {
                    differences.add(name + violation.getMessage());
                }
            } catch (IllegalStateException | ArithmeticException seen) {
                differences.add(name + "the oracle alone finds " + seen.getMessage());
            }
        }
        return differences;
    }

    private static boolean seesTheSame(Specification specification, InvariantViolation violation) {
        try {
            oracle(specification, violation.scenario());
            return false;
        } catch (IllegalStateException seen) {
            return seen.getMessage().startsWith("step " + violation.step() + ": displacement");
        } catch (ArithmeticException overflow) {
            // A price beyond reason makes money that no ledger holds, even before the step is over.
            return true;
        }
    }

    static List<String> differences(Specification specification) {
        OutcomeBlock block = engine(specification);
        List<String> differences = new ArrayList<>();
        for (int lane = 0; lane < LANES; lane++) {
            OracleOutcome expected = oracle(specification, lane);
            if (block.digests()[lane] != expected.digest()) {
                differences.add(
                        "scenario " + lane + ": state, first after step " + firstDifference(specification, lane));
            }
            if (!block.liquidations().scenarios().get(lane).equals(liquidations(specification, expected))) {
                differences.add("scenario " + lane + ": liquidations per step");
            }
            differences.addAll(differentFigures(specification, block, expected, lane));
        }
        return differences;
    }

    private static StepCounts liquidations(Specification specification, OracleOutcome outcome) {
        return StepCounts.of(outcome.trace().stream()
                .skip(specification.buildUpSteps())
                .mapToInt(step -> step.liquidations)
                .toArray());
    }

    /** Compares the columns that the oracle knows; metrics of single features are not all among them. */
    static List<String> differentFigures(
            Specification specification, OutcomeBlock block, OracleOutcome expected, int lane) {
        List<String> differences = new ArrayList<>();
        List<String> names = expected.layout().names();
        List<String> played = new MarketModel(specification).layout().names();
        for (int index = 0; index < names.size(); index++) {
            OutcomeColumn column = block.columns().get(played.indexOf(names.get(index)));
            double wanted = expected.figures().values()[index];
            boolean defined = expected.figures().defined()[index];
            if (column.defined()[lane] != defined || Double.compare(column.values()[lane], wanted) != 0) {
                differences.add("scenario " + lane + ": " + names.get(index) + " is " + column.values()[lane]
                        + (column.defined()[lane] ? "" : " (undefined)") + ", not " + wanted
                        + (defined ? "" : " (undefined)"));
            }
        }
        return differences;
    }

    static OutcomeBlock engine(Specification specification) {
        return BlockSimulator.simulate(new MarketModel(specification), new Lanes(0, LANES), 1);
    }

    static OracleOutcome oracle(Specification specification, int scenario) {
        ScenarioBatch batch = ScenarioBatch.defaults("oracle");
        return OracleScenario.simulate(new ScenarioBatch(batch.metadata(), specification, batch.execution()), scenario);
    }

    /** The steps up to a horizon do not know the horizon, so the first different step is found by halving. */
    private static int firstDifference(Specification specification, int lane) {
        int equal = 0;
        int different = specification.clock().steps();
        while (different - equal > 1) {
            int middle = (equal + different) / 2;
            ClockSpecification clock = new ClockSpecification(
                    specification.clock().step(), specification.clock().step().multipliedBy(middle));
            Specification shorter = specification.withClock(clock);
            if (engine(shorter).digests()[lane] == oracle(shorter, lane).digest()) {
                equal = middle;
            } else {
                different = middle;
            }
        }
        return different - 1;
    }
}
