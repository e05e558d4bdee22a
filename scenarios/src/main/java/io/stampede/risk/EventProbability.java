package io.stampede.risk;

/**
 * How often a named event happened.
 *
 * @param key its name in every output; stable
 * @param definition when a scenario counts, in words
 * @param happened scenarios in which it did
 * @param scenarios those in which it could: a fund that is not there cannot be exhausted
 * @param share the probability: the part of the scenarios in which it could, by their weights; 0.01 is 1 %
 * @param interval of the probability; no scenario in which it could happen leaves all open
 */
public record EventProbability(
        String key, String definition, int happened, int scenarios, double share, WilsonInterval interval) {}
