package io.stampede.spec;

/** An asset pledged as margin, worth par until it loses its peg. */
public record CollateralSpecification(
        @Field(about = "name of the collateral", required = true)
        String name,

        @Field(about = "part of its price that does not count as margin", min = 0, max = 0.9)
        int haircutPpm,

        @Field(about = "share of the traders who pledge it", min = 0, max = 1)
        double userShare,

        @Field(about = "share of a user's margin held in it", min = 0, max = 0.9)
        int marginSharePpm,

        @Field(about = "price at which venues value it as margin", supported = "LOCAL_BOOK")
        OracleMode oracle,

        @Field(about = "what it is worth at par", supported = "PEGGED")
        CollateralKind kind,

        @Field(about = "weight of par in the price of REDEMPTION_WEIGHTED", min = 0, max = 1)
        double redemptionWeight,

        @Field(about = "least price of FLOORED, relative to par", min = 0, max = 1)
        double floor) {

    /** A quarter of the traders hold 60 % of their margin in it, at a haircut of 5 %. */
    public static CollateralSpecification defaults(String name) {
        return new CollateralSpecification(name, 50_000, 0.25, 600_000, OracleMode.LOCAL_BOOK, CollateralKind.PEGGED, 0.5, 0.9);
    }

    /** This collateral with one component replaced by a value of its type. */
    public CollateralSpecification with(String component, Object value) {
        return RecordCopy.with(this, component, value);
    }
}
