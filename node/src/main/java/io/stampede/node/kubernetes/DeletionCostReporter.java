package io.stampede.node.kubernetes;

import com.typesafe.config.Config;
import java.io.IOException;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells Kubernetes the pod's deletion cost, at the start and whenever the pod has become busy or idle. Blocks: it
 * belongs on a dispatcher for that. A call that fails is made again at the next look; the node works on meanwhile.
 */
public final class DeletionCostReporter {
    private static final Logger LOG = LoggerFactory.getLogger(DeletionCostReporter.class);

    private final PodAnnotator annotator;
    private final BooleanSupplier isBusy;
    private final Instant started;
    private OptionalInt told = OptionalInt.empty();
    private boolean isFailing;

    private DeletionCostReporter(PodAnnotator annotator, BooleanSupplier isBusy, Instant started) {
        this.annotator = annotator;
        this.isBusy = isBusy;
        this.started = started;
    }

    /** Whether the configuration wants one. */
    public static boolean isWanted(Config configuration) {
        return configuration.getBoolean("stampede.pod-deletion-cost.enabled");
    }

    /**
     * Reports for as long as it runs.
     *
     * @param isBusy whether the node computes now; asked on another thread
     * @throws IllegalArgumentException if the settings lack something
     */
    public static Behavior<Void> create(Config configuration, BooleanSupplier isBusy) {
        DeletionCostSettings settings = DeletionCostSettings.of(configuration);
        return Behaviors.<Object>withTimers(timers -> {
                    DeletionCostReporter reporter =
                            new DeletionCostReporter(new PodAnnotator(settings), isBusy, Instant.now());
                    timers.startTimerWithFixedDelay(Look.NOW, settings.interval());
                    reporter.look();
                    return Behaviors.receive(Object.class)
                            .onMessage(Look.class, look -> {
                                reporter.look();
                                return Behaviors.same();
                            })
                            .build();
                })
                .narrow();
    }

    private enum Look {
        NOW
    }

    private void look() {
        int cost = DeletionCost.of(isBusy.getAsBoolean(), started);
        if (told.isPresent() && told.getAsInt() == cost) {
            return;
        }
        try {
            annotator.write(cost);
            told = OptionalInt.of(cost);
            isFailing = false;
        } catch (IOException e) {
            if (!isFailing) {
                LOG.warn(
                        "The pod's deletion cost cannot be told, so that scale-in may take a busy node: {}",
                        e.toString());
            }
            isFailing = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
