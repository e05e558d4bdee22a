package io.stampede.coordinator.batch;

import io.stampede.coordinator.batch.BatchCommand.Cancel;
import io.stampede.coordinator.batch.BatchCommand.Submit;
import io.stampede.coordinator.batch.CoordinatorEvent.Aggregated;
import io.stampede.coordinator.batch.CoordinatorEvent.AggregationFailed;
import io.stampede.coordinator.batch.CoordinatorEvent.Looked;
import io.stampede.coordinator.batch.CoordinatorEvent.OpenAgain;
import io.stampede.coordinator.batch.CoordinatorEvent.OpenFailed;
import io.stampede.coordinator.batch.CoordinatorEvent.Opened;
import io.stampede.coordinator.batch.CoordinatorEvent.SlotsChanged;
import io.stampede.coordinator.batch.CoordinatorEvent.Tick;
import io.stampede.coordinator.batch.CoordinatorEvent.WriteFailed;
import io.stampede.coordinator.batch.CoordinatorEvent.Written;
import io.stampede.coordinator.store.ResultStore;
import io.stampede.coordinator.store.StaleEpochException;
import io.stampede.coordinator.store.StoreException;
import io.stampede.coordinator.store.StoredBatch;
import io.stampede.node.cluster.SlotCapacity;
import io.stampede.node.metrics.GridMetrics;
import io.stampede.node.protocol.BatchProtocol;
import io.stampede.node.protocol.BatchProtocol.BatchRefused;
import io.stampede.node.protocol.BatchProtocol.CancelBatch;
import io.stampede.node.protocol.BatchProtocol.MakeSurvey;
import io.stampede.node.protocol.BatchProtocol.SubmitBatch;
import io.stampede.node.protocol.CoordinatorMessage;
import io.stampede.node.protocol.Part;
import io.stampede.node.protocol.SlotProtocol;
import io.stampede.node.protocol.SlotProtocol.Abandoned;
import io.stampede.node.protocol.SlotProtocol.BlockFailed;
import io.stampede.node.protocol.SlotProtocol.BlockProgress;
import io.stampede.node.protocol.SlotProtocol.BlockResult;
import io.stampede.node.protocol.SlotProtocol.Busy;
import io.stampede.node.protocol.SlotProtocol.SpecificationReply;
import io.stampede.node.protocol.SlotProtocol.SpecificationRequest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.StashBuffer;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;

/**
 * The cluster's one coordinator: takes batches on, keeps every slot busy, has results stored and reports made.
 *
 * <p>Routes messages alone; {@link BatchDesk} decides what they mean. Opens the store when it starts, that is when it
 * has become the singleton, and keeps messages until it is open. It stops when the store says that another coordinator
 * has taken its place.
 */
public final class BatchCoordinator {
    private static final int STASH_MAX = 10_000;

    private final ActorContext<CoordinatorMessage> context;
    private final CoordinatorSettings settings;
    private final Supplier<ResultStore> opener;
    private final Aggregation aggregation;
    private final StoppingRule rule;
    private final ActorRef<ShardingEnvelope<SlotProtocol.Command>> slots;
    private final Submissions submissions = new Submissions();
    private String openTrouble = "the store is being opened";
    private final Executor storeThread;
    private final Executor aggregationThread;

    private BatchCoordinator(
            ActorContext<CoordinatorMessage> context,
            CoordinatorSettings settings,
            Supplier<ResultStore> opener,
            Aggregation aggregation,
            StoppingRule rule,
            ActorRef<ShardingEnvelope<SlotProtocol.Command>> slots) {
        this.context = context;
        this.settings = settings;
        this.opener = opener;
        this.aggregation = aggregation;
        this.rule = rule;
        this.slots = slots;
        this.storeThread = dispatcher("store-dispatcher");
        this.aggregationThread = dispatcher("aggregation-dispatcher");
    }

    /**
     * The coordinator of a cluster, whose slots follow its members.
     *
     * @param opener opens the store; called on a thread that may block. Whoever gave it closes what it opened
     * @param aggregation makes reports
     * @param rule when a batch has enough scenarios
     * @param slots takes commands for any slot
     */
    public static Behavior<CoordinatorMessage> create(
            Supplier<ResultStore> opener,
            Aggregation aggregation,
            StoppingRule rule,
            ActorRef<ShardingEnvelope<SlotProtocol.Command>> slots) {
        return Behaviors.setup(context -> {
            context.spawn(SlotCapacity.watch(context.getSelf(), SlotsChanged::new), "slot-capacity");
            CoordinatorSettings settings =
                    CoordinatorSettings.of(context.getSystem().settings().config());
            return create(settings, opener, aggregation, rule, slots);
        });
    }

    /** A coordinator that has to be told how many slots there are. */
    static Behavior<CoordinatorMessage> create(
            CoordinatorSettings settings,
            Supplier<ResultStore> opener,
            Aggregation aggregation,
            StoppingRule rule,
            ActorRef<ShardingEnvelope<SlotProtocol.Command>> slots) {
        return Behaviors.withTimers(timers -> Behaviors.withStash(
                STASH_MAX,
                stash -> Behaviors.setup(context -> {
                    timers.startTimerWithFixedDelay(new Tick(), settings.tick());
                    return new BatchCoordinator(context, settings, opener, aggregation, rule, slots)
                            .opening(stash, now());
                })));
    }

    /** Until the store is open commands are kept; what slots report they report again. */
    private Behavior<CoordinatorMessage> opening(StashBuffer<CoordinatorMessage> stash, long sinceNanos) {
        context.pipeToSelf(
                CompletableFuture.supplyAsync(() -> StoreAccess.open(opener), storeThread),
                (access, failure) -> failure == null ? new Opened(access) : new OpenFailed(causeOf(failure)));
        return Behaviors.receive(CoordinatorMessage.class)
                .onMessage(Opened.class, opened -> {
                    DeskMetrics metrics =
                            new DeskMetrics(GridMetrics.of(context.getSystem()).registry());
                    BatchDesk desk =
                            new BatchDesk(opened.access().epoch(), settings, outbox(opened.access()), metrics, rule);
                    opened.access().unfinished().forEach(unfinished -> desk.resume(unfinished, now()));
                    return stash.unstashAll(running(desk, metrics));
                })
                .onMessage(OpenFailed.class, failed -> openFailed(stash, sinceNanos, failed.cause()))
                .onMessage(OpenAgain.class, again -> opening(stash, sinceNanos))
                .onMessage(MakeSurvey.class, ask -> answer(ask, Survey.silent(openTrouble)))
                .onMessage(CoordinatorMessage.class, message -> {
                    boolean isCommand = message instanceof BatchCommand
                            || message instanceof BatchProtocol.Request
                            || message instanceof SlotsChanged;
                    if (isCommand && !stash.isFull()) {
                        stash.stash(message);
                    }
                    return Behaviors.same();
                })
                .build();
    }

    private Behavior<CoordinatorMessage> openFailed(
            StashBuffer<CoordinatorMessage> stash, long sinceNanos, Throwable cause) {
        if (now() - sinceNanos >= settings.storePatience().toNanos()) {
            context.getLog().error("The store cannot be opened", cause);
            return stash.unstashAll(closed(String.valueOf(cause.getMessage())));
        }
        context.getLog().warn("The store cannot be opened and will be tried again: {}", cause.getMessage());
        openTrouble = String.valueOf(cause.getMessage());
        context.scheduleOnce(settings.storeRetryPause(), context.getSelf(), new OpenAgain());
        return Behaviors.same();
    }

    /** Without a store nothing can be taken on; whoever asks is told why. */
    private Behavior<CoordinatorMessage> closed(String cause) {
        return Behaviors.receive(CoordinatorMessage.class)
                .onMessage(Submit.class, submit -> {
                    BatchFailure failure = new BatchFailure(BatchFailure.Kind.STORE, cause);
                    submit.watcher().tell(new BatchEvent.Refused(submit.batch().id(), failure));
                    return Behaviors.same();
                })
                .onMessage(MakeSurvey.class, ask -> answer(ask, Survey.silent(cause)))
                .onAnyMessage(message -> Behaviors.same())
                .build();
    }

    private Behavior<CoordinatorMessage> running(BatchDesk desk, DeskMetrics metrics) {
        return Behaviors.receive(CoordinatorMessage.class)
                .onMessage(Tick.class, tick -> then(() -> desk.tick(now())))
                .onMessage(SlotsChanged.class, changed -> then(() -> desk.resize(changed.slots(), now())))
                .onMessage(Submit.class, submit -> then(() -> desk.submit(submit.batch(), submit.watcher(), now())))
                .onMessage(SubmitBatch.class, submission -> then(() -> submit(desk, submission)))
                .onMessage(MakeSurvey.class, ask -> answer(ask, desk.survey()))
                .onMessage(Cancel.class, cancel -> then(() -> desk.cancel(cancel.batchId(), now())))
                .onMessage(CancelBatch.class, cancel -> then(() -> desk.cancel(cancel.batchId(), now())))
                .onMessage(SpecificationRequest.class, request -> then(() -> sendSpecification(desk, request)))
                .onMessage(BlockProgress.class, report -> then(() -> desk.progressed(report, now())))
                .onMessage(BlockResult.class, report -> then(() -> desk.resulted(report, now())))
                .onMessage(BlockFailed.class, report -> then(() -> desk.blockFailed(report, now())))
                .onMessage(Busy.class, busy -> then(() -> desk.gaveBack(busy.slotId(), busy.block(), now())))
                .onMessage(Abandoned.class, left -> then(() -> desk.gaveBack(left.slotId(), left.block(), now())))
                .onMessage(
                        Written.class, written -> then(() -> desk.written(written.write(), written.verdicts(), now())))
                .onMessage(WriteFailed.class, failed -> writeFailed(desk, failed.cause()))
                .onMessage(Looked.class, seen -> then(() -> desk.looked(seen.batch(), seen.isEnough(), now())))
                .onMessage(
                        Aggregated.class, made -> then(() -> desk.aggregated(made.batch(), made.reportSha256(), now())))
                .onMessage(AggregationFailed.class, failed -> {
                    context.getLog()
                            .error("No report of batch {}", failed.batch().id(), failed.cause());
                    desk.aggregationFailed(failed.batch(), failed.cause(), now());
                    return Behaviors.same();
                })
                .onSignal(PostStop.class, stopped -> {
                    metrics.end();
                    return Behaviors.same();
                })
                .build();
    }

    private void submit(BatchDesk desk, SubmitBatch submission) {
        try {
            submissions.add(submission).ifPresent(batch -> {
                ActorRef<BatchEvent> watcher = context.spawnAnonymous(Submissions.watcher(submission.replyTo()));
                desk.submit(batch, watcher, now());
            });
        } catch (IllegalArgumentException e) {
            submission
                    .replyTo()
                    .tell(new BatchRefused(
                            submission.batchId(),
                            BatchFailure.Kind.INCOMPATIBLE.name(),
                            String.valueOf(e.getMessage())));
        }
    }

    private Behavior<CoordinatorMessage> writeFailed(BatchDesk desk, Throwable cause) {
        if (cause instanceof StaleEpochException) {
            context.getLog().error("Another coordinator has taken over; this one stops", cause);
            return Behaviors.stopped();
        }
        context.getLog().warn("A write to the store failed and will be tried again: {}", cause.getMessage());
        desk.writeFailed(cause, now());
        return Behaviors.same();
    }

    private static Behavior<CoordinatorMessage> answer(MakeSurvey question, Survey survey) {
        question.replyTo().tell(SurveyDocument.write(survey));
        return Behaviors.same();
    }

    private static void sendSpecification(BatchDesk desk, SpecificationRequest request) {
        desk.specification(request.batchId()).ifPresent(parts -> {
            for (Part part : parts) {
                request.replyTo().tell(new SpecificationReply(part));
            }
        });
    }

    private static Behavior<CoordinatorMessage> then(Runnable action) {
        action.run();
        return Behaviors.same();
    }

    private static long now() {
        return System.nanoTime();
    }

    /** A store that is away for a while ends no batch: asks again until the patience with it is at an end. */
    private CompletableFuture<Boolean> isEnough(StoredBatch first, ResultStore store, Executor thread, long until) {
        Duration pause = settings.storeRetryPause();
        return CompletableFuture.supplyAsync(() -> rule.isEnough(first, store), thread)
                .exceptionallyCompose(failure -> {
                    if (!(causeOf(failure) instanceof StoreException) || until - now() <= 0) {
                        return CompletableFuture.failedFuture(failure);
                    }
                    Executor later =
                            CompletableFuture.delayedExecutor(pause.toNanos(), TimeUnit.NANOSECONDS, aggregationThread);
                    return isEnough(first, store, later, until);
                });
    }

    private Outbox outbox(StoreAccess access) {
        return new Outbox() {
            @Override
            public void toSlot(String slotId, SlotProtocol.Command command) {
                slots.tell(new ShardingEnvelope<>(slotId, command));
            }

            @Override
            public void write(WriteQueue.Write write) {
                context.pipeToSelf(
                        CompletableFuture.supplyAsync(() -> write.perform(access.store(), access.epoch()), storeThread),
                        (verdicts, failure) ->
                                failure == null ? new Written(write, verdicts) : new WriteFailed(causeOf(failure)));
            }

            @Override
            public void look(RunningBatch batch, int scenarios) {
                StoredBatch first = batch.firstOf(scenarios);
                long until = now() + settings.storePatience().toNanos();
                context.pipeToSelf(
                        isEnough(first, access.store(), aggregationThread, until),
                        (isEnough, failure) -> failure == null
                                ? new Looked(batch, isEnough)
                                : new AggregationFailed(batch, causeOf(failure)));
            }

            @Override
            public void aggregate(RunningBatch batch) {
                StoredBatch whole = batch.batch();
                context.pipeToSelf(
                        CompletableFuture.supplyAsync(
                                () -> aggregation.aggregate(whole, access.store()), aggregationThread),
                        (reportSha256, failure) -> failure == null
                                ? new Aggregated(batch, reportSha256)
                                : new AggregationFailed(batch, causeOf(failure)));
            }
        };
    }

    private Executor dispatcher(String name) {
        return context.getSystem().dispatchers().lookup(DispatcherSelector.fromConfig("stampede.coordinator." + name));
    }

    private static Throwable causeOf(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure instanceof CompletionException && cause != null ? cause : failure;
    }
}
