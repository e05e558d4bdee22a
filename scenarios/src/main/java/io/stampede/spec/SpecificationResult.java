package io.stampede.spec;

import java.util.List;

/** What reading a specification came to: a batch, or everything that is wrong with the text. */
public sealed interface SpecificationResult {

    /**
     * A specification without a problem.
     *
     * @param batch the batch with every default filled in
     */
    record Accepted(ScenarioBatch batch) implements SpecificationResult {}

    /**
     * A specification that is refused.
     *
     * @param problems at least one, in the order of the text
     */
    record Refused(List<Problem> problems) implements SpecificationResult {

        /** Keeps a copy of the problems. */
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    /** The problems; none if the specification is accepted. */
    default List<Problem> problems() {
        return this instanceof Refused refused ? refused.problems() : List.of();
    }

    /**
     * The batch.
     *
     * @throws InvalidSpecificationException if the specification is refused
     */
    default ScenarioBatch orElseThrow() {
        if (this instanceof Accepted accepted) {
            return accepted.batch();
        }
        throw new InvalidSpecificationException(problems());
    }
}
