package io.stampede.spec;

/** Traders of one kind. */
public sealed interface PopulationSpecification
        permits LeveragedPopulation, ValuePopulation, MomentumPopulation, MarketMakerPopulation, BasisPopulation, ArbitragePopulation {

    /** The name of the population, unique in its specification. */
    String name();

    /** Traders of all venues together for leveraged ones, pools per venue for the others. */
    int count();
}
