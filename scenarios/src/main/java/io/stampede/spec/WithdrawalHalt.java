package io.stampede.spec;

/** A venue that pays nobody out for a while. */
public record WithdrawalHalt(
        @Field(about = "when it starts, from the start", from = "PT0S", to = "P7D", required = true)
        Quantity at,

        @Field(about = "how long it lasts", from = "PT1S", to = "P7D", required = true)
        Quantity duration,

        @Field(about = "name of the venue it happens at", required = true)
        String venue)
        implements Shock {}
