package io.stampede.spec;

/** A venue that asks for more maintenance margin for a while. */
public record MarginHike(
        @Field(about = "when it starts, from the start", from = "PT0S", to = "P7D", required = true)
        Quantity at,

        @Field(about = "how long it lasts", from = "PT1S", to = "P7D", required = true)
        Quantity duration,

        @Field(about = "name of the venue it happens at", required = true)
        String venue,

        @Field(about = "factor on the maintenance margin", min = 1, max = 10, required = true)
        Quantity factor)
        implements Shock {}
