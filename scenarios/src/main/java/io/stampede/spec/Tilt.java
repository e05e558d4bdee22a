package io.stampede.spec;

/**
 * A drawn number of a shock that importance sampling draws from another distribution than the specification's: its
 * normal score, a standard normal number of which the drawn number is a rising function, gets another mean.
 */
public record Tilt(
        @Field(about = "which shock, counted from 0", min = 0, max = 255, required = true)
        int shock,

        @Field(about = "which of its drawn numbers") ShockQuantity quantity,

        @Field(
                about = "mean of its normal score; below 0 small values come more often, above it large ones",
                unit = "standard deviations",
                min = -8,
                max = 8,
                required = true)
        double by) {

    /** Whether it tilts that number. */
    public boolean isOf(ShockCoordinate coordinate) {
        return coordinate.shock() == shock && coordinate.quantity() == quantity;
    }
}
