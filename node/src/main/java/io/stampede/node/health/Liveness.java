package io.stampede.node.health;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.apache.pekko.actor.ActorSystem;

/**
 * Whether the default dispatcher still runs what it is given. Pekko Management's check, made by its name in the
 * configuration; a check that does not answer in time counts as no.
 */
public final class Liveness implements Supplier<CompletionStage<Boolean>> {
    private final ActorSystem system;

    /** Called by Pekko. */
    public Liveness(ActorSystem system) {
        this.system = system;
    }

    @Override
    public CompletionStage<Boolean> get() {
        return CompletableFuture.supplyAsync(() -> true, system.dispatcher());
    }
}
