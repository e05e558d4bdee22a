package io.stampede.spec;

/** More or less leverage from the start, for all leveraged traders. */
public record LeverageShock(
        @Field(about = "factor on every leverage", unit = "times", min = 0, max = 10, required = true)
        Quantity factor)
        implements Shock {

    @Override
    public Quantity at() {
        return Quantity.of(0);
    }
}
