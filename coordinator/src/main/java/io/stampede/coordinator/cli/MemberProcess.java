package io.stampede.coordinator.cli;

import com.typesafe.config.Config;
import io.stampede.node.cluster.ClusterBootstrap;
import io.stampede.node.cluster.ClusterNode;
import io.stampede.node.cluster.ClusterSettings;
import io.stampede.node.cluster.MemberEnd;
import io.stampede.node.cluster.Wiring;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A process that is a member of a cluster, from its start to its exit code.
 *
 * <p>A request to terminate makes it leave in good order and exit with 0. A member that was cut off from the
 * others exits with another code, to be started again by whoever supervises it.
 */
final class MemberProcess {
    private static final Logger LOG = LoggerFactory.getLogger(MemberProcess.class);

    /** Longer than the phases of an orderly end may take together. */
    private static final int LEAVE_SECONDS_MAX = 90;

    private final ClusterNode member;
    private volatile boolean isOver;

    private MemberProcess(ClusterNode member) {
        this.member = member;
        Runtime.getRuntime().addShutdownHook(new Thread(this::leave, "leave"));
    }

    /**
     * Starts a member.
     *
     * @param overrides stronger than every other configuration
     * @throws CommandFailure if its port is taken
     */
    static MemberProcess start(ClusterSettings settings, Wiring wiring, Config overrides) {
        try {
            return new MemberProcess(ClusterBootstrap.start(settings, wiring, overrides));
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.REFUSED, "stampede: stampede.cluster: " + e.getMessage());
        } catch (RuntimeException e) {
            if (isAboutRemoting(e)) {
                throw new CommandFailure(
                        ExitCode.REFUSED,
                        "stampede: cannot listen on " + settings.host() + ":" + settings.port() + ": " + rootOf(e));
            }
            throw e;
        }
    }

    private static boolean isAboutRemoting(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause.getClass().getName().equals("org.apache.pekko.remote.RemoteTransportException")) {
                return true;
            }
        }
        return false;
    }

    private static String rootOf(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause == null ? String.valueOf(failure.getMessage()) : rootOf(cause);
    }

    ClusterNode member() {
        return member;
    }

    /** Logs when the member is up, then waits for its end. Returns the exit code. */
    int await() {
        awaitManagement();
        member.memberUp().thenAccept(done -> LOG.info("Member of the cluster at {}", member.address()));
        try {
            MemberEnd end = member.ended().toCompletableFuture().join();
            isOver = true;
            return exitCode(end);
        } catch (CompletionException e) {
            isOver = true;
            LOG.error("The actor system failed", e);
            return ExitCode.INTERNAL_ERROR;
        }
    }

    /** Stops a member that cannot do all it should. */
    void abandon() {
        isOver = true;
        member.close();
    }

    private void awaitManagement() {
        if (member.management().isEmpty()) {
            return;
        }
        try {
            LOG.info(
                    "Health and metrics at {}",
                    member.management().orElseThrow().toCompletableFuture().join());
        } catch (CompletionException e) {
            Throwable cause = e.getCause();
            abandon();
            throw new CommandFailure(
                    ExitCode.REFUSED,
                    "stampede: stampede.management cannot listen: " + (cause == null ? e : cause).getMessage());
        }
    }

    private static int exitCode(MemberEnd end) {
        return switch (end) {
            case LEFT -> ExitCode.DONE;
            case DOWNED -> failed("cut off from the cluster, which goes on without this process: start it again");
            case NOT_JOINED -> failed("no seed answered: is a coordinator running there, and can it be reached?");
            case NO_COORDINATOR ->
                failed("the cluster's last coordinator is gone and none has come for stampede.cluster.join-timeout:"
                        + " start it again");
            case INCOMPATIBLE ->
                failed("the cluster refuses this process: it computes with another engine;"
                        + " stop all of one version before starting the other");
            case FAILED -> {
                LOG.error("The member ended");
                yield ExitCode.INTERNAL_ERROR;
            }
        };
    }

    private static int failed(String why) {
        System.err.println("stampede: " + why);
        return ExitCode.UNREACHABLE;
    }

    /** The process was asked to terminate, or terminates by itself after the member has ended. */
    private void leave() {
        if (isOver) {
            return; // the process ends with the exit code of whoever ended the member
        }
        try {
            member.leave().toCompletableFuture().get(LEAVE_SECONDS_MAX, TimeUnit.SECONDS);
            Runtime.getRuntime().halt(ExitCode.DONE);
        } catch (TimeoutException e) {
            LOG.error("Leaving the cluster took more than {} seconds", LEAVE_SECONDS_MAX);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException e) {
            LOG.error("Leaving the cluster failed", e);
        }
        Runtime.getRuntime().halt(ExitCode.INTERNAL_ERROR);
    }
}
