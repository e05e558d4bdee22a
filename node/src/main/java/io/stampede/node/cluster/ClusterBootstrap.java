package io.stampede.node.cluster;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.stampede.node.health.HealthServer;
import io.stampede.node.kubernetes.DeletionCostReporter;
import io.stampede.node.metrics.GridMetrics;
import io.stampede.node.protocol.CoordinatorMessage;
import io.stampede.node.protocol.SlotProtocol;
import io.stampede.node.slot.BlockFactory;
import io.stampede.node.slot.NodeServices;
import io.stampede.node.slot.SeatKeeper;
import io.stampede.node.slot.SlotMetrics;
import io.stampede.node.slot.SlotSettings;
import io.stampede.node.slot.SpecificationCache;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;
import org.apache.pekko.actor.Address;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.ClusterSingleton;
import org.apache.pekko.cluster.typed.ClusterSingletonSettings;
import org.apache.pekko.cluster.typed.Join;
import org.apache.pekko.cluster.typed.JoinSeedNodes;
import org.apache.pekko.cluster.typed.SingletonActor;
import org.apache.pekko.http.javadsl.model.Uri;

/** Starts a member of the cluster and wires what it runs. */
public final class ClusterBootstrap {
    /** Name of every actor system of a cluster. */
    public static final String SYSTEM_NAME = "stampede";

    private ClusterBootstrap() {}

    /** Starts with the application's configuration. Does not wait for the cluster: see {@link ClusterNode}. */
    public static ClusterNode start(ClusterSettings settings, Wiring wiring) {
        return start(settings, wiring, ConfigFactory.empty());
    }

    /**
     * Starts.
     *
     * @param overrides stronger than every other configuration
     * @throws IllegalArgumentException if the wiring lacks what a role needs
     */
    public static ClusterNode start(ClusterSettings settings, Wiring wiring, Config overrides) {
        checkWiring(settings, wiring);
        Config configuration = ClusterConfiguration.of(settings, overrides);
        ActorSystem<Void> system = ActorSystem.create(Behaviors.empty(), SYSTEM_NAME, configuration);
        CompletableFuture<Done> memberUp = new CompletableFuture<>();
        org.apache.pekko.cluster.Cluster.get(system.classicSystem())
                .registerOnMemberUp(() -> memberUp.complete(Done.done()));
        // Slots report to the coordinator and the coordinator commands the slots; neither exists before the other's
        // address. A slot is created by a command, so that this is complete long before one is.
        CompletableFuture<NodeServices> services = new CompletableFuture<>();
        ActorRef<ShardingEnvelope<SlotProtocol.Command>> slots = SlotSharding.join(system, services::join);
        ActorRef<CoordinatorMessage> coordinator = ClusterSingleton.get(system)
                .init(SingletonActor.of(coordinatorBehavior(wiring, slots), CoordinatorMessage.SINGLETON_NAME)
                        .withSettings(ClusterSingletonSettings.create(system).withRole(ClusterRole.COORDINATOR.key())));
        wiring.blocks().ifPresent(blocks -> services.complete(services(system, settings, blocks, coordinator)));
        Optional<CompletionStage<Uri>> management = settings.isEmbedded() || !HealthServer.isWanted(system)
                ? Optional.empty()
                : Optional.of(HealthServer.start(system));
        if (!settings.roles().contains(ClusterRole.COORDINATOR)) {
            Duration patience = system.settings().config().getDuration("stampede.cluster.join-timeout");
            system.systemActorOf(CoordinatorWatch.create(patience), "coordinator-watch", Props.empty());
        }
        join(system, settings);
        return new ClusterNode(system, coordinator, slots, memberUp, management);
    }

    private static void checkWiring(ClusterSettings settings, Wiring wiring) {
        if (settings.roles().contains(ClusterRole.NODE) && wiring.blocks().isEmpty()) {
            throw new IllegalArgumentException("a node needs to know how blocks are computed");
        }
        if (settings.roles().contains(ClusterRole.COORDINATOR)
                && wiring.coordinator().isEmpty()) {
            throw new IllegalArgumentException("a coordinator's role needs the coordinator");
        }
    }

    private static NodeServices services(
            ActorSystem<?> system,
            ClusterSettings settings,
            BlockFactory blocks,
            ActorRef<CoordinatorMessage> coordinator) {
        SlotSettings slotSettings = SlotSettings.parse(system.settings().config());
        SlotMetrics metrics = new SlotMetrics(GridMetrics.of(system).registry(), settings.slots());
        if (DeletionCostReporter.isWanted(system.settings().config())) {
            system.systemActorOf(
                    DeletionCostReporter.create(system.settings().config(), () -> metrics.seatsBusy() > 0),
                    "pod-deletion-cost",
                    DispatcherSelector.blocking());
        }
        return new NodeServices(
                Cluster.get(system).selfMember().address().hostPort(),
                coordinator,
                system.systemActorOf(SeatKeeper.create(settings.slots(), metrics::seatsBusy), "seats", Props.empty()),
                system.systemActorOf(
                        SpecificationCache.create(blocks, coordinator, slotSettings.specificationsMax()),
                        "specifications",
                        Props.empty()),
                slotSettings,
                metrics);
    }

    /** Without the role the singleton never runs here, and only the way to it is known. */
    private static Behavior<CoordinatorMessage> coordinatorBehavior(
            Wiring wiring, ActorRef<ShardingEnvelope<SlotProtocol.Command>> slots) {
        return wiring.coordinator()
                .map(factory -> WatchedCoordinator.of(factory.create(slots)))
                .orElseGet(Behaviors::stopped);
    }

    private static void join(ActorSystem<?> system, ClusterSettings settings) {
        Cluster cluster = Cluster.get(system);
        boolean isDiscovered = !system.settings()
                .config()
                .getString("stampede.cluster.discovery.method")
                .isEmpty();
        if (isDiscovered && !settings.isEmbedded()) {
            org.apache.pekko.management.cluster.bootstrap.ClusterBootstrap.get(system.classicSystem())
                    .start();
        } else if (settings.seedNodes().isEmpty()) {
            cluster.manager().tell(Join.create(cluster.selfMember().address()));
        } else {
            Address self = cluster.selfMember().address();
            List<Address> seeds = settings.seedNodes().stream()
                    .map(seed -> address(self, seed))
                    .toList();
            cluster.manager().tell(new JoinSeedNodes(seeds));
        }
    }

    private static Address address(Address self, String seed) {
        int colon = seed.lastIndexOf(':');
        int port = Integer.parseInt(seed, colon + 1, seed.length(), 10);
        return new Address(self.protocol(), self.system(), seed.substring(0, colon), port);
    }
}
