package io.stampede.spec;

import java.util.List;
import java.util.stream.Collectors;

/** A specification that is refused, with everything that is wrong with it. */
public final class InvalidSpecificationException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /** A refusal for at least one reason. */
    public InvalidSpecificationException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** What is wrong, in the order of the text. */
    public List<Problem> problems() {
        return problems;
    }
}
