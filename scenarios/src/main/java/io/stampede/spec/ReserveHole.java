package io.stampede.spec;

/** Assets of a venue that turn out not to be there. */
public record ReserveHole(
        @Field(about = "when it acts, from the start", from = "PT0S", to = "P7D", required = true)
        Quantity at,

        @Field(about = "name of the venue it happens at", required = true)
        String venue,

        @Field(about = "what is missing, relative to what users hold at the start", min = 0, max = 1, required = true)
        Quantity shareOfDeposits)
        implements Shock {}
