package io.stampede.spec;

/** A holder of a large unleveraged position, from the start, who closes it evenly over a while. */
public record WhaleUnwind(
        @Field(about = "when it starts, from the start", from = "PT0S", to = "P7D", required = true)
        Quantity at,

        @Field(about = "how long it lasts", from = "PT1S", to = "P7D", required = true)
        Quantity duration,

        @Field(about = "name of the venue it happens at", required = true)
        String venue,

        @Field(
                about = "position, relative to the venue's open interest; negative if short",
                min = -1,
                max = 1,
                required = true)
        Quantity quantityToOpenInterest)
        implements Shock {}
