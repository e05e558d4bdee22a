package io.stampede.node.slot;

import com.typesafe.config.Config;
import java.time.Duration;

/**
 * How slots behave in time; the keys are documented in {@code reference.conf} below {@code stampede.node}.
 *
 * @param progressInterval how often a block tells that it moves
 * @param noProgressTimeout a block that tells nothing for so long has failed
 * @param resultResendInterval how often a result is sent until it is stored
 * @param specificationRetryInterval how often a missing specification is asked for
 * @param specificationsMax how many specifications a node keeps
 */
public record SlotSettings(
        Duration progressInterval,
        Duration noProgressTimeout,
        Duration resultResendInterval,
        Duration specificationRetryInterval,
        int specificationsMax) {
    public SlotSettings {
        if (specificationsMax < 1) {
            throw new IllegalArgumentException("specifications-max is " + specificationsMax + ", allowed 1 or more");
        }
        if (noProgressTimeout.compareTo(progressInterval) <= 0) {
            throw new IllegalArgumentException("no-progress-timeout is " + noProgressTimeout
                    + ", allowed more than progress-interval, which is " + progressInterval);
        }
    }

    /** Reads the settings from the whole configuration. */
    public static SlotSettings parse(Config configuration) {
        Config node = configuration.getConfig("stampede.node");
        return new SlotSettings(
                node.getDuration("progress-interval"),
                node.getDuration("no-progress-timeout"),
                node.getDuration("result-resend-interval"),
                node.getDuration("specification-retry-interval"),
                node.getInt("specifications-max"));
    }
}
