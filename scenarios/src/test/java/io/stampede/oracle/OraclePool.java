package io.stampede.oracle;

import io.stampede.spec.PopulationSpecification;

/** A fund or market maker of one venue. */
final class OraclePool extends OracleAccount {
    final PopulationSpecification population;
    final long capital;
    /** What it is worth when the figures begin. */
    long startEquity;

    OraclePool(int number, PopulationSpecification population, long capital) {
        super(number);
        this.population = population;
        this.capital = capital;
        cash = capital;
        startEquity = capital;
    }
}
