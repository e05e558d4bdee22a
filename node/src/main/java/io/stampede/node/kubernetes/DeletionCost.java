package io.stampede.node.kubernetes;

import java.time.Duration;
import java.time.Instant;

/**
 * How unwelcome it is that a pod goes when there are to be fewer, for Kubernetes' annotation
 * {@code controller.kubernetes.io/pod-deletion-cost}: a ReplicaSet deletes the pods of lower cost first.
 *
 * <p>Any idle pod costs less than any busy one. Among their like the younger cost less: who has been there longest has
 * its specifications read and its code compiled. The cost changes with nothing but that, since Kubernetes asks that the
 * annotation be not written often.
 */
final class DeletionCost {
    /** The annotation. */
    static final String ANNOTATION = "controller.kubernetes.io/pod-deletion-cost";

    /** More than any age can make up for; twice of it is still an {@code int}, as the annotation must be. */
    private static final int BUSY = 1_000_000_000;

    private static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");

    private DeletionCost() {}

    /**
     * The cost of a pod.
     *
     * @param isBusy whether it computes
     * @param started when it began to
     */
    static int of(boolean isBusy, Instant started) {
        long born = Math.max(
                0, Math.min(BUSY - 1L, Duration.between(BEGINNING, started).toSeconds()));
        return Math.toIntExact(BUSY - 1L - born) + (isBusy ? BUSY : 0);
    }
}
