package io.stampede.coordinator.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.typesafe.config.ConfigFactory;
import io.stampede.coordinator.batch.BlockSizing;
import io.stampede.coordinator.store.BlockPlan;
import io.stampede.spec.ScenarioBatch;
import io.stampede.spec.SpecificationSummary;
import io.stampede.spec.SpecificationWriter;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a specification with every default filled in, and how much work it is. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "Prints a specification with every default filled in, and the size of the work as comments.",
        footer = {"", "Example:", "  stampede explain first-light --set sentiment.enabled=false"})
final class ExplainCommand implements Runnable {
    private static final int NAME_WIDTH = 18;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Parameters(
            paramLabel = "SPEC",
            description = "A file, the name of a bundled specification, or - for standard input.")
    private String specification = "";

    @Mixin
    private SpecificationOptions options = new SpecificationOptions();

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "TEXT", description = "text (YAML) or json.")
    private ResultFormat format = ResultFormat.TEXT;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        ScenarioBatch batch = options.read(specification);
        SpecificationSummary summary = SpecificationSummary.of(batch.spec());
        BlockPlan plan = BlockSizing.of(ConfigFactory.load())
                .plan(
                        summary.scenarios(),
                        batch.execution().lanes(),
                        batch.spec().sampling().together(),
                        summary::blockBytes);
        Map<String, Object> size = new LinkedHashMap<>();
        size.put("scenarios", summary.scenarios());
        size.put("venues", summary.venues());
        size.put("leveraged traders", summary.traders());
        size.put("pools", summary.pools());
        size.put("steps", summary.steps());
        size.put("trader-steps", BigDecimal.valueOf(summary.traderSteps()).toBigInteger());
        size.put("lanes per block", plan.lanes());
        size.put("blocks", plan.blocks());
        size.put("bytes per block", summary.blockBytes(plan.lanes()));
        size.put("specSha256", SpecificationWriter.sha256(batch));
        PrintWriter out = spec.commandLine().getOut();
        if (format == ResultFormat.JSON) {
            out.println(document(batch, size));
            return;
        }
        size.forEach((name, value) -> out.println("# " + name + " ".repeat(NAME_WIDTH - name.length()) + value));
        out.print(SpecificationWriter.yaml(batch));
        out.flush();
    }

    /** A name as all other documents write it: {@code leveragedTraders} for leveraged traders. */
    private static String key(String name) {
        return Pattern.compile("[ -]([a-z])")
                .matcher(name)
                .replaceAll(begin -> begin.group(1).toUpperCase(Locale.ROOT));
    }

    private static ObjectNode document(ScenarioBatch batch, Map<String, Object> size) {
        try {
            ObjectNode document = Documents.object();
            ObjectNode sizes = document.putObject("size");
            size.forEach((name, value) -> sizes.set(key(name), MAPPER.valueToTree(value)));
            document.set("specification", MAPPER.readTree(SpecificationWriter.canonicalJson(batch)));
            return document;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("canonical JSON is JSON", e);
        }
    }
}
