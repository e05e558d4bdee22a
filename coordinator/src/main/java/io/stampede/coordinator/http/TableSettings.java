package io.stampede.coordinator.http;

import com.typesafe.config.Config;
import java.time.Duration;

/**
 * How tables of scenarios are sent; {@code stampede.coordinator.api.tables} in {@code reference.conf} says what each
 * does.
 *
 * @param sentMax most tables that are being sent at once
 * @param patience longest time in which a client takes nothing
 */
public record TableSettings(int sentMax, Duration patience) {
    /**
     * Checks that a table can be sent at all.
     *
     * @throws IllegalArgumentException if either is not positive
     */
    public TableSettings {
        if (sentMax < 1 || patience.isNegative() || patience.isZero()) {
            throw new IllegalArgumentException(
                    "sent-max is " + sentMax + " and patience " + patience + ", both must be positive");
        }
    }

    /** Reads {@code stampede.coordinator.api.tables}. */
    public static TableSettings of(Config configuration) {
        Config tables = configuration.getConfig("stampede.coordinator.api.tables");
        return new TableSettings(tables.getInt("sent-max"), tables.getDuration("patience"));
    }
}
