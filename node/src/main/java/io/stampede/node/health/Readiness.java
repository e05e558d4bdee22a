package io.stampede.node.health;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.Extension;
import org.apache.pekko.actor.typed.ExtensionId;
import org.apache.pekko.actor.typed.javadsl.Adapter;

/** What must hold, besides being a member of the cluster, for this process to be ready. */
public final class Readiness implements Extension {
    private static final ExtensionId<Readiness> ID = new ExtensionId<>() {
        @Override
        public Readiness createExtension(ActorSystem<?> system) {
            return new Readiness();
        }
    };

    private final List<BooleanSupplier> conditions = new CopyOnWriteArrayList<>();

    private Readiness() {}

    /** That of a system. */
    public static Readiness of(ActorSystem<?> system) {
        return ID.apply(system);
    }

    /**
     * Adds a condition.
     *
     * @param condition asked whenever somebody asks, on a thread that may block
     */
    public void require(BooleanSupplier condition) {
        conditions.add(condition);
    }

    private boolean isReady() {
        return conditions.stream().allMatch(BooleanSupplier::getAsBoolean);
    }

    /** Pekko Management's check, made by its name in the configuration. */
    public static final class Check implements Supplier<CompletionStage<Boolean>> {
        private final ActorSystem<?> system;

        /** Called by Pekko. */
        public Check(org.apache.pekko.actor.ActorSystem system) {
            this.system = Adapter.toTyped(system);
        }

        @Override
        public CompletionStage<Boolean> get() {
            return CompletableFuture.supplyAsync(
                    of(system)::isReady, system.dispatchers().lookup(DispatcherSelector.blocking()));
        }
    }
}
