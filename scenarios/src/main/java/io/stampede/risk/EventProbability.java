package io.stampede.risk;

/**
 * How often a named event happened.
 *
 * @param key its name in every output; stable
 * @param definition when a scenario counts, in words
 * @param happened scenarios in which it did
 * @param scenarios those in which it could: a fund that is not there cannot be exhausted
 * @param interval of the probability; no scenario in which it could happen leaves all open
 */
public record EventProbability(String key, String definition, int happened, int scenarios, WilsonInterval interval) {
    /**
     * The share of the scenarios in which it could.
     *
     * @return 0 if it could in none
     * @units a plain number: 0.01 is 1 %
     */
    public double share() {
        return scenarios == 0 ? 0.0 : happened / (double) scenarios;
    }
}
