package io.stampede.spec;

import java.util.List;
import java.util.OptionalLong;

/**
 * What the command line changes in a specification.
 *
 * @param settings each {@code path.to.field=value}, with or without the leading {@code spec.}; an item of a list is
 *     chosen by its number or its name, as in {@code venues[1].weight} or {@code venues[beta].weight}
 * @param scenarios the number of scenarios, if given
 * @param seed the seed, if given
 * @param lanes the scenarios of a block, if given
 * @param slots the blocks that run at the same time, if given
 */
public record Overrides(
        List<String> settings, OptionalLong scenarios, OptionalLong seed, OptionalLong lanes, OptionalLong slots) {

    /** Keeps a copy of the settings. */
    public Overrides {
        settings = List.copyOf(settings);
    }

    /** Nothing is changed. */
    public static Overrides none() {
        return of();
    }

    /** Settings alone. */
    public static Overrides of(String... settings) {
        OptionalLong absent = OptionalLong.empty();
        return new Overrides(List.of(settings), absent, absent, absent, absent);
    }

    /** These overrides and a number of scenarios. */
    public Overrides withScenarios(long other) {
        return new Overrides(settings, OptionalLong.of(other), seed, lanes, slots);
    }

    /** These overrides and a seed. */
    public Overrides withSeed(long other) {
        return new Overrides(settings, scenarios, OptionalLong.of(other), lanes, slots);
    }

    /** These overrides and a number of lanes. */
    public Overrides withLanes(long other) {
        return new Overrides(settings, scenarios, seed, OptionalLong.of(other), slots);
    }

    /** These overrides and a number of slots. */
    public Overrides withSlots(long other) {
        return new Overrides(settings, scenarios, seed, lanes, OptionalLong.of(other));
    }
}
