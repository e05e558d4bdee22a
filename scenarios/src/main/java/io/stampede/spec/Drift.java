package io.stampede.spec;

/** A slow bleed: the fundamental value drifts for a while, without news. */
public record Drift(
        @Field(about = "when it starts, from the start", from = "PT0S", to = "P7D", required = true)
        Quantity at,

        @Field(about = "how long it lasts", from = "PT1S", to = "P7D", required = true)
        Quantity duration,

        @Field(about = "drift of the fundamental value", unit = "log return per hour", min = -1, max = 1, required = true)
        Quantity logReturnPerHour)
        implements Shock {}
