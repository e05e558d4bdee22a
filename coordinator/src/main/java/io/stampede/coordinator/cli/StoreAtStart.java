package io.stampede.coordinator.cli;

import com.typesafe.config.Config;
import io.stampede.coordinator.store.ResultStore;
import io.stampede.coordinator.store.StoreException;
import io.stampede.coordinator.store.StoreSettings;

/** Opens the store that the configuration names, for every command that needs it. */
final class StoreAtStart {
    private StoreAtStart() {}

    /**
     * Opens it.
     *
     * @throws CommandFailure if its settings are not allowed, or it cannot be opened
     */
    static ResultStore open(Config configuration) {
        try {
            return ResultStore.open(StoreSettings.of(configuration));
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.INVALID, "stampede: " + e.getMessage());
        } catch (StoreException e) {
            throw new CommandFailure(ExitCode.REFUSED, "stampede: " + e.getMessage());
        }
    }
}
