package io.stampede.spec;

import java.time.Duration;

/** Something that hits the market at a known time, in every scenario. */
public sealed interface Shock permits Jump, Rumour, Depeg {

    /** When it acts, from the start of the scenario. */
    Duration at();
}
