package io.stampede.spec;

/** Something that hits the market: at a known time or a drawn one, of a known size or a drawn one. */
public sealed interface Shock
        permits Jump,
                Drift,
                VolatilityShock,
                Rumour,
                Depeg,
                Outage,
                WithdrawalHalt,
                DepthCut,
                MarginHike,
                WhaleUnwind,
                LeverageShock,
                ReserveHole {

    /**
     * When it acts, from the start of the scenario.
     *
     * @units seconds
     */
    Quantity at();
}
