package io.stampede.spec;

/** How scenarios are drawn. */
public record Sampling(
        @Field(
                about = "method of drawing scenarios",
                unsupported = {"STRATIFIED", "SPLITTING"})
        SamplingMethod method) {

    /** Plain Monte Carlo. */
    public static Sampling defaults() {
        return new Sampling(SamplingMethod.PLAIN);
    }
}
