package io.stampede.coordinator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.stampede.coordinator.store.StoredBatch;
import io.stampede.spec.SpecificationWriter;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sends a batch to a coordinator. */
@Command(
        name = "submit",
        mixinStandardHelpOptions = true,
        description = "Sends a specification to a coordinator and prints the batch's id.",
        footer = {"", "Example:", "  stampede submit october-2025 --scenarios 10000 --wait"})
final class SubmitCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "SPEC",
            description = "A file, the name of a bundled specification, or - for standard input.")
    private String specification = "";

    @Mixin
    private SpecificationOptions options = new SpecificationOptions();

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Option(
            names = "--priority",
            paramLabel = "1-9",
            defaultValue = "" + StoredBatch.PRIORITY_DEFAULT,
            description = "Share of the cluster against other batches. Default: ${DEFAULT-VALUE}.")
    private int priority;

    @Option(
            names = "--idempotency-key",
            paramLabel = "KEY",
            defaultValue = "${env:STAMPEDE_IDEMPOTENCY_KEY}",
            description = {
                "A name of your choice for this submission: made again under it, it gives the first batch instead of"
                        + " another one. Default: STAMPEDE_IDEMPOTENCY_KEY, else none."
            })
    private @Nullable String idempotencyKey;

    @Option(names = "--wait", description = "Waits for the batch's end; exits with 3 if it fails.")
    private boolean wait;

    @Option(
            names = {"-q", "--quiet"},
            description = "No progress.")
    private boolean quiet;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "TEXT",
            description = "text for the id alone, or json for the batch.")
    private ResultFormat format = ResultFormat.TEXT;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        String yaml = SpecificationWriter.yaml(options.read(specification));
        ApiClient client = server.client();
        JsonNode batch = client.submit(yaml, priority, key());
        PrintWriter out = spec.commandLine().getOut();
        String batchId = batch.get("id").textValue();
        out.println(format == ResultFormat.JSON ? batch : batchId);
        out.flush();
        if (!wait) {
            return ExitCode.DONE;
        }
        Progress progress = Progress.of(quiet, spec.commandLine().getErr());
        BatchWatch watch = new BatchWatch(client, progress, (type, document) -> {});
        watch.hear();
        watch.follow(batchId);
        return ExitCode.DONE;
    }

    private Optional<String> key() {
        Optional<String> key = Optional.ofNullable(idempotencyKey).filter(text -> !text.isBlank());
        key.filter(text -> !text.matches("[!-~]{1,255}")).ifPresent(text -> {
            throw new CommandFailure(
                    ExitCode.INVALID, "stampede: --idempotency-key: allowed 1 to 255 visible ASCII characters");
        });
        return key;
    }
}
