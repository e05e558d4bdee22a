package io.stampede.spec;

/** A venue's insurance fund. */
public record InsuranceFundRule(
        @Field(about = "fund at the start, relative to the venue's open interest", min = 0, max = 0.1)
        double sizeToOpenInterest,

        @Field(about = "share of its eight-hour peak that the fund may lose before auto-deleveraging", min = 0, max = 1)
        int maxDrawSharePpm) {

    /** A fund of 0.6 % that may lose 30 %. */
    public static InsuranceFundRule defaults() {
        return new InsuranceFundRule(0.006, 300_000);
    }
}
