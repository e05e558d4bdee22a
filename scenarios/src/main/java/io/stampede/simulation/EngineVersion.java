package io.stampede.simulation;

/** The version of the model and its mathematics: it changes when a report may change. */
public final class EngineVersion {
    /** The version, as it stands in reports. */
    public static final String CURRENT = "2";

    private EngineVersion() {}
}
