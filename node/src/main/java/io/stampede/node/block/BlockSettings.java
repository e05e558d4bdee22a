package io.stampede.node.block;

import com.typesafe.config.Config;
import java.time.Duration;

/**
 * How blocks are played; no setting changes a result. The keys are documented in {@code reference.conf} below {@code
 * stampede.node}.
 *
 * @param passbookWindow passbooks that an exchange has out at a time
 * @param invariantInterval invariants are checked each so many steps, and at the last
 * @param progressInterval how often a block tells its slot that it moves
 * @param failureSearchTime how long a block that failed looks for the scenario that made it fail
 */
public record BlockSettings(
        int passbookWindow, int invariantInterval, Duration progressInterval, Duration failureSearchTime) {
    public BlockSettings {
        if (passbookWindow < 1) {
            throw new IllegalArgumentException("passbook-window is " + passbookWindow + ", allowed 1 or more");
        }
        if (invariantInterval < 1) {
            throw new IllegalArgumentException("invariant-interval is " + invariantInterval + ", allowed 1 or more");
        }
    }

    /** Reads the settings from the whole configuration. */
    public static BlockSettings parse(Config configuration) {
        Config node = configuration.getConfig("stampede.node");
        return new BlockSettings(
                node.getInt("passbook-window"),
                node.getInt("invariant-interval"),
                node.getDuration("progress-interval"),
                node.getDuration("failure-search-time"));
    }
}
