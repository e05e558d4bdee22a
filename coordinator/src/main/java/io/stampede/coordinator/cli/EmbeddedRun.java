package io.stampede.coordinator.cli;

import com.typesafe.config.ConfigFactory;
import io.stampede.coordinator.batch.BatchCommand;
import io.stampede.coordinator.batch.BatchCoordinator;
import io.stampede.coordinator.batch.BatchEvent;
import io.stampede.coordinator.batch.BatchFailure;
import io.stampede.coordinator.batch.BatchProgress;
import io.stampede.coordinator.batch.BlockSizing;
import io.stampede.coordinator.report.LiveMeasures;
import io.stampede.coordinator.report.PrecisionRule;
import io.stampede.coordinator.report.Provenance;
import io.stampede.coordinator.report.Report;
import io.stampede.coordinator.report.StoredReport;
import io.stampede.coordinator.store.BatchState;
import io.stampede.coordinator.store.BlockPlan;
import io.stampede.coordinator.store.ResultStore;
import io.stampede.coordinator.store.StoreException;
import io.stampede.coordinator.store.StoreSettings;
import io.stampede.coordinator.store.StoredBatch;
import io.stampede.node.block.MarketBlocks;
import io.stampede.node.cluster.ClusterBootstrap;
import io.stampede.node.cluster.ClusterNode;
import io.stampede.node.cluster.ClusterSettings;
import io.stampede.node.cluster.Wiring;
import io.stampede.outcome.OutcomeLayout;
import io.stampede.outcome.OutcomeTable;
import io.stampede.simulation.MarketModel;
import io.stampede.spec.ScenarioBatch;
import io.stampede.spec.Specification;
import io.stampede.spec.SpecificationSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.jspecify.annotations.Nullable;

/** One batch on a cluster of this process alone, with a store of its own that goes when it is over. */
final class EmbeddedRun implements AutoCloseable {
    private static final int SILENCES_MAX = 30;
    private static final long SILENCE_SECONDS = 10;

    private final ScenarioBatch batch;
    private final TypedCommand command;
    private final StoredBatch stored;
    private final Path directory;
    private final Instant startedAt = Instant.now();
    private final BlockingQueue<BatchEvent> events = new LinkedBlockingQueue<>();
    private final Thread cancellation;
    private volatile @Nullable ClusterNode node;
    private volatile @Nullable ResultStore store;
    private @Nullable LiveMeasures measures;
    private volatile @Nullable Report report;
    private volatile @Nullable OutcomeTable outcomes;

    private EmbeddedRun(ScenarioBatch batch, TypedCommand command, StoredBatch stored, int slots, Path directory) {
        this.batch = batch;
        this.command = command;
        this.stored = stored;
        this.directory = directory;
        cancellation = new Thread(this::cancel, "cancellation");
        Runtime.getRuntime().addShutdownHook(cancellation);
        try {
            submit(slots);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private void submit(int slots) {
        ClusterNode started = ClusterBootstrap.start(
                ClusterSettings.embedded(slots),
                Wiring.of(
                        MarketBlocks.of(ConfigFactory.load()),
                        regions -> BatchCoordinator.create(
                                this::openStore, this::aggregate, new PrecisionRule(EmbeddedRun::layout), regions)),
                // Somebody waits at a terminal: a full disk is told soon, not after the hour a service may take.
                ConfigFactory.parseString("stampede.coordinator.store-patience = 10s"));
        node = started;
        ActorRef<BatchEvent> watcher = started.system().systemActorOf(watch(events), "watcher", Props.empty());
        started.coordinator().tell(new BatchCommand.Submit(stored, watcher));
    }

    /**
     * Starts a batch.
     *
     * @param command what the user typed, to be told in the report
     * @throws CommandFailure if the machine has no room for it
     */
    static EmbeddedRun start(ScenarioBatch batch, TypedCommand command) {
        SpecificationSummary summary = SpecificationSummary.of(batch.spec());
        BlockPlan plan = BlockSizing.of(ConfigFactory.load())
                .plan(
                        summary.scenarios(),
                        batch.execution().lanes(),
                        batch.spec().sampling().together(),
                        summary::blockBytes);
        int cores = Runtime.getRuntime().availableProcessors();
        int slots = Math.max(1, Math.min(batch.execution().slots().orElse(cores), plan.blocks()));
        long needed = summary.blockBytes(plan.lanes()) * slots;
        long heap = Runtime.getRuntime().maxMemory();
        if (needed > heap) {
            throw new CommandFailure(
                    ExitCode.REFUSED,
                    "too little memory: " + slots + " blocks of " + plan.lanes() + " lanes need " + mebibytes(needed)
                            + " MiB and there are " + mebibytes(heap) + " MiB; give fewer --lanes or --slots");
        }
        StoredBatch stored = StoredBatch.of(
                UUID.randomUUID().toString(), batch, plan, StoredBatch.PRIORITY_DEFAULT, System.currentTimeMillis());
        try {
            return new EmbeddedRun(batch, command, stored, slots, Files.createTempDirectory("stampede-run-"));
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.REFUSED, "no directory for the store can be made: " + SpecificationOptions.reason(e));
        }
    }

    private static long mebibytes(long bytes) {
        return bytes >> 20;
    }

    private static Behavior<BatchEvent> watch(BlockingQueue<BatchEvent> events) {
        return Behaviors.receiveMessage(event -> {
            events.add(event);
            return Behaviors.same();
        });
    }

    private ResultStore openStore() {
        ResultStore opened = ResultStore.open(StoreSettings.inDirectory(directory));
        store = opened;
        return opened;
    }

    private String aggregate(StoredBatch finished, ResultStore from) {
        Provenance provenance = new Provenance(
                command.again(),
                command.replay(),
                startedAt,
                Duration.between(startedAt, Instant.now()),
                1,
                OptionalLong.empty(),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.version"),
                Stampede.VERSION);
        StoredReport made = StoredReport.of(finished, from, EmbeddedRun::layout, provenance);
        report = made.report();
        outcomes = made.outcomes();
        return made.report().sha256();
    }

    private static OutcomeLayout layout(Specification specification) {
        return new MarketModel(specification).layout();
    }

    /**
     * Waits for the end and tells how far it is meanwhile.
     *
     * @throws CommandFailure if the batch fails
     */
    Report await(Progress progress) {
        SpecificationSummary summary = SpecificationSummary.of(batch.spec());
        double traderSteps = summary.traderSteps() / summary.scenarios();
        try {
            while (true) {
                BatchEvent event = nextEvent();
                if (event instanceof BatchEvent.Progressed told) {
                    progress.show(line(told.progress(), traderSteps));
                } else if (event instanceof BatchEvent.Refused refused) {
                    progress.end();
                    throw failure(refused.failure());
                } else if (event instanceof BatchEvent.Finished finished) {
                    progress.end();
                    return finished(finished);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(ExitCode.FAILED, "stampede: cancelled");
        }
    }

    private ProgressLine line(BatchProgress told, double traderSteps) {
        double seconds =
                Math.max(1e-3, Duration.between(startedAt, Instant.now()).toMillis() / 1e3);
        double rate = told.doneScenarios() / seconds;
        return new ProgressLine(
                told.doneScenarios(),
                told.scenarios(),
                told.nextLook(),
                rate,
                rate * traderSteps,
                told.storedBlocks() == 0 ? Optional.empty() : tail(),
                told.trouble());
    }

    private Optional<String> tail() {
        ResultStore opened = store;
        if (opened == null) {
            return Optional.empty();
        }
        LiveMeasures read = measures == null ? new LiveMeasures(opened) : measures;
        measures = read;
        try {
            return read.of(stored, batch.spec().report().levels()).flatMap(ProgressLine::tail);
        } catch (StoreException e) {
            return Optional.empty(); // told as trouble, by whoever writes
        }
    }

    /** The next event; the coordinator tells several a second, so that a long silence means that it is dead. */
    private BatchEvent nextEvent() throws InterruptedException {
        for (int silence = 0; silence < SILENCES_MAX && !isTerminated(); silence++) {
            BatchEvent event = events.poll(SILENCE_SECONDS, TimeUnit.SECONDS);
            if (event != null) {
                return event;
            }
        }
        throw new CommandFailure(
                ExitCode.INTERNAL_ERROR,
                "stampede: internal error: the simulation stopped without an outcome; --verbose tells more");
    }

    private boolean isTerminated() {
        ClusterNode started = node;
        return started == null
                || started.system().getWhenTerminated().toCompletableFuture().isDone();
    }

    private Report finished(BatchEvent.Finished finished) {
        Report made = report;
        if (finished.state() == BatchState.SUCCEEDED && made != null) {
            return made.withProvenance(
                    made.provenance().withRetries(finished.statistics().lostTries()));
        }
        throw finished.failure()
                .map(EmbeddedRun::failure)
                .orElseGet(() -> new CommandFailure(ExitCode.FAILED, "stampede: the batch was cancelled"));
    }

    private static CommandFailure failure(BatchFailure failure) {
        int exitCode = switch (failure.kind()) {
            case STORE -> ExitCode.REFUSED;
            case REPORT -> ExitCode.INTERNAL_ERROR;
            case SCENARIO, DETERMINISM, LOST, QUEUE_FULL, INCOMPATIBLE, UNREACHABLE -> ExitCode.FAILED;
        };
        return new CommandFailure(exitCode, "stampede: the batch failed: " + failure.message());
    }

    /** The outcomes of all scenarios, once the batch has succeeded. */
    OutcomeTable outcomes() {
        OutcomeTable table = outcomes;
        if (table == null) {
            throw new IllegalStateException("the batch has not succeeded");
        }
        return table;
    }

    /** Ctrl-C: the process ends with its own exit code, and nothing stays behind. */
    private void cancel() {
        try {
            ClusterNode started = node;
            if (started != null) {
                started.coordinator().tell(new BatchCommand.Cancel(stored.id()));
            }
            Directories.delete(directory);
            System.err.println("\nstampede: cancelled");
        } finally {
            Runtime.getRuntime().halt(ExitCode.FAILED);
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(cancellation);
        } catch (IllegalStateException e) {
            return; // cancelled while it ended: the hook cleans up
        }
        ClusterNode started = node;
        try {
            if (started != null) {
                started.close();
            }
        } finally {
            ResultStore opened = store;
            if (opened != null) {
                opened.close();
            }
            Directories.delete(directory);
        }
    }
}
