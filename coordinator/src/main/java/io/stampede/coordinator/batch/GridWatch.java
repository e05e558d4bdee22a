package io.stampede.coordinator.batch;

import io.stampede.node.protocol.BatchProtocol.MakeSurvey;
import io.stampede.node.protocol.BatchProtocol.Reply;
import io.stampede.node.protocol.BatchProtocol.SurveyMade;
import io.stampede.node.protocol.CoordinatorMessage;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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

    private final ActorSystem<?> system;
    private final ActorRef<CoordinatorMessage> coordinator;
    private Survey last = Survey.silent("nobody was asked yet");
    private long lastNanos;
    private boolean asked;

    /**
     * Of one process.
     *
     * @param coordinator the way to the singleton
     */
    public GridWatch(ActorSystem<?> system, ActorRef<CoordinatorMessage> coordinator) {
        this.system = system;
        this.coordinator = coordinator;
    }

    /** What is under way now, or was a moment ago; silent if no coordinator answers. */
    public synchronized Survey survey() {
        if (!asked || System.nanoTime() - lastNanos > FRESH_NANOS) {
            last = ask();
            lastNanos = System.nanoTime();
            asked = true;
        }
        return last;
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
        }
    }
}
