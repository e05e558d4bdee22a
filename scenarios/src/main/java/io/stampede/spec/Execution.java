package io.stampede.spec;

import java.util.OptionalInt;

/** How to compute a batch: none of it changes a number, so none of it is in the specification's hash. */
public record Execution(
        @Field(
                about = "scenarios simulated in lockstep by one block",
                unit = "scenarios",
                min = 1,
                max = 4096,
                absent = "AUTO")
        OptionalInt lanes,

        @Field(about = "blocks that run at the same time", unit = "blocks", min = 1, max = 4096, absent = "AUTO")
        OptionalInt slots) {

    /** Lanes and slots as the machine suggests. */
    public static Execution defaults() {
        return new Execution(OptionalInt.empty(), OptionalInt.empty());
    }
}
