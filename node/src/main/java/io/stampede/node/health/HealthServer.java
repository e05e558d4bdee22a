package io.stampede.node.health;

import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.javadsl.model.Uri;
import org.apache.pekko.management.javadsl.PekkoManagement;

/**
 * Pekko Management on its own port: {@code /ready}, {@code /alive}, {@code /metrics} and the cluster, to read
 * alone.
 */
public final class HealthServer {
    private HealthServer() {}

    /** Whether the configuration wants one. */
    public static boolean isWanted(ActorSystem<?> system) {
        return system.settings().config().getBoolean("stampede.management.enabled");
    }

    /**
     * Begins to listen; stops when the system does.
     *
     * @return completes with the address, or fails if it is taken
     */
    public static CompletionStage<Uri> start(ActorSystem<?> system) {
        return PekkoManagement.get(system.classicSystem()).start();
    }
}
