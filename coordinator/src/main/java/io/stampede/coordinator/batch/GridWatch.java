package io.stampede.coordinator.batch;

import io.stampede.node.protocol.BatchProtocol.MakeSurvey;
import io.stampede.node.protocol.BatchProtocol.Reply;
import io.stampede.node.protocol.BatchProtocol.SurveyMade;
import io.stampede.node.protocol.CoordinatorMessage;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.AskPattern;

/**
 * What is under way, asked of the singleton and kept for a moment, so that many who look cost it one question. Safe
 * for use by several threads; blocks.
 */
public final class GridWatch {
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(2);
    private static final long FRESH_NANOS = Duration.ofMillis(400).toNanos();
    private static final long USABLE_NANOS = Duration.ofSeconds(5).toNanos();

    /** What was told, and when. */
    private record Told(Survey survey, long nanos) {
        boolean isYoungerThan(long ageNanos) {
            return System.nanoTime() - nanos < ageNanos;
        }
    }

    private final ActorSystem<?> system;
    private final ActorRef<CoordinatorMessage> coordinator;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile Optional<Told> last = Optional.empty();

    /**
     * Of one process.
     *
     * @param coordinator the way to the singleton
     */
    public GridWatch(ActorSystem<?> system, ActorRef<CoordinatorMessage> coordinator) {
        this.system = system;
        this.coordinator = coordinator;
    }

    /**
     * What is under way now, or was a moment ago; silent if no coordinator answers. While one asks, the others are told
     * what was known before: a coordinator that is away must not keep them all.
     */
    public Survey survey() {
        Optional<Survey> known = younger(FRESH_NANOS);
        if (known.isPresent()) {
            return known.orElseThrow();
        }
        if (!asking.tryLock()) {
            known = younger(USABLE_NANOS);
            if (known.isPresent()) {
                return known.orElseThrow();
            }
            asking.lock();
        }
        try {
            known = younger(FRESH_NANOS);
            if (known.isEmpty()) {
                known = Optional.of(ask());
                last = Optional.of(new Told(known.orElseThrow(), System.nanoTime()));
            }
            return known.orElseThrow();
        } finally {
            asking.unlock();
        }
    }

    private Optional<Survey> younger(long ageNanos) {
        return last.filter(told -> told.isYoungerThan(ageNanos)).map(Told::survey);
    }

    private Survey ask() {
        try {
            Reply reply = AskPattern.ask(
                            coordinator,
                            (ActorRef<Reply> replyTo) -> new MakeSurvey(replyTo),
                            ANSWER_TIMEOUT,
                            system.scheduler())
                    .toCompletableFuture()
                    .get(ANSWER_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            return reply instanceof SurveyMade made
                    ? SurveyDocument.read(made)
                    : Survey.silent("the coordinator does not say what is under way");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Survey.silent("interrupted");
        } catch (ExecutionException | TimeoutException e) {
            return Survey.silent("no coordinator hands out work at the moment");
        } catch (IllegalArgumentException e) {
            return Survey.silent("the coordinator is of another version: what is under way cannot be read");
        }
    }
}
