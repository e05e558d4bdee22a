package io.stampede.spec;

/** A venue that is out of order for a while. */
public record Outage(
        @Field(about = "when it starts, from the start", from = "PT0S", to = "P7D", required = true)
        Quantity at,

        @Field(about = "how long it lasts", from = "PT1S", to = "P7D", required = true)
        Quantity duration,

        @Field(about = "name of the venue it happens at", required = true)
        String venue,

        @Field(about = "what of the venue still works")
        OutageMode mode,

        @Field(about = "whether market makers withdraw their depth")
        boolean makersLeave)
        implements Shock {}
