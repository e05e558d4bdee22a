package io.stampede.node.cluster;

import java.util.Optional;
import org.apache.pekko.actor.CoordinatedShutdown;

/** Why a member of the cluster ended. */
public enum MemberEnd {
    /** It was asked to leave. */
    LEFT,
    /** The others could not reach it, or it could not reach them, and it was on the lesser side. */
    DOWNED,
    /** None of its seeds answered in time. */
    NOT_JOINED,
    /** The cluster had no coordinator any more. */
    NO_COORDINATOR,
    /** The cluster computes with another engine, or otherwise unlike this process. */
    INCOMPATIBLE,
    /** Something else, which the log tells. */
    FAILED;

    static MemberEnd of(Optional<CoordinatedShutdown.Reason> reason) {
        if (reason.isEmpty()) {
            return FAILED;
        }
        CoordinatedShutdown.Reason why = reason.orElseThrow();
        if (why == CoordinatedShutdown.clusterDowningReason()) {
            return DOWNED;
        } else if (why == CoordinatedShutdown.clusterJoinUnsuccessfulReason()) {
            return NOT_JOINED;
        } else if (why == CoordinatorWatch.NoCoordinator.REASON) {
            return NO_COORDINATOR;
        } else if (why == CoordinatedShutdown.incompatibleConfigurationDetectedReason()) {
            return INCOMPATIBLE;
        } else if (why == CoordinatedShutdown.jvmExitReason() || why == CoordinatedShutdown.clusterLeavingReason()) {
            return LEFT;
        }
        return FAILED;
    }
}
