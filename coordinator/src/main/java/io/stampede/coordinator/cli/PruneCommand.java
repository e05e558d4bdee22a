package io.stampede.coordinator.cli;

import com.typesafe.config.ConfigFactory;
import io.stampede.coordinator.store.ResultStore;
import io.stampede.coordinator.store.StoreException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Deletes old batches from a coordinator's store. */
@Command(
        name = "prune",
        mixinStandardHelpOptions = true,
        description = "Deletes batches that ended long ago, with their results, from the store of this machine's"
                + " configuration, and prints their ids. An H2 file must not be open in a coordinator.",
        footer = {
            "",
            "Examples:",
            "  stampede prune --older-than P30D --dry-run",
            "  STAMPEDE_JDBC_URL=jdbc:postgresql://db/stampede stampede prune --older-than P30D"
        })
final class PruneCommand implements Runnable {
    @Option(
            names = "--older-than",
            paramLabel = "DURATION",
            required = true,
            description = "How long ago a batch must have ended, as P30D or PT12H.")
    private Duration age = Duration.ZERO;

    @Option(names = "--dry-run", description = "Deletes nothing, only prints.")
    private boolean dryRun;

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "TEXT", description = "text or json.")
    private ResultFormat format = ResultFormat.TEXT;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        if (age.isNegative()) {
            throw new CommandFailure(ExitCode.INVALID, "stampede: --older-than is " + age + ", allowed PT0S or longer");
        }
        long before = System.currentTimeMillis() - age.toMillis();
        try (ResultStore store = StoreAtStart.open(ConfigFactory.load())) {
            List<String> ended = dryRun ? store.finishedBefore(before) : store.prune(before);
            PrintWriter out = spec.commandLine().getOut();
            if (format == ResultFormat.JSON) {
                out.println(Documents.array(ended));
            } else {
                ended.forEach(out::println);
            }
            out.flush();
        } catch (StoreException e) {
            throw new CommandFailure(ExitCode.REFUSED, "stampede: " + e.getMessage());
        }
    }
}
