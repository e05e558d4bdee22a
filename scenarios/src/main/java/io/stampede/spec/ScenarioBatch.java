package io.stampede.spec;

import java.util.Objects;

/**
 * A whole specification document: what a user submits.
 *
 * @param metadata its name and labels
 * @param spec what to simulate
 * @param execution how to compute it, which changes no number
 */
public record ScenarioBatch(Metadata metadata, Specification spec, Execution execution) {

    /** The {@code apiVersion} of every document. */
    public static final String API_VERSION = "stampede/v1";

    /** The {@code kind} of every document. */
    public static final String KIND = "ScenarioBatch";

    /** Checks that nothing is missing. */
    public ScenarioBatch {
        Objects.requireNonNull(metadata, "metadata");
        Objects.requireNonNull(spec, "spec");
        Objects.requireNonNull(execution, "execution");
    }

    /** The batch of that name whose every other field has its default. */
    public static ScenarioBatch defaults(String name) {
        return new ScenarioBatch(Metadata.of(name), Specification.defaults(), Execution.defaults());
    }

    /**
     * This batch with some fields changed, each given as {@code path.to.field=value}, as by {@code --set}.
     *
     * @throws InvalidSpecificationException if a field is unknown or a value is not allowed
     */
    public ScenarioBatch with(String... settings) {
        String text = SpecificationWriter.yaml(this);
        return SpecificationReader.create()
                .read(text, metadata.name(), Overrides.of(settings))
                .orElseThrow();
    }

    /** This batch with another specification. */
    public ScenarioBatch withSpec(Specification other) {
        return new ScenarioBatch(metadata, other, execution);
    }

    /** This batch computed in another way. */
    public ScenarioBatch withExecution(Execution other) {
        return new ScenarioBatch(metadata, spec, other);
    }
}
