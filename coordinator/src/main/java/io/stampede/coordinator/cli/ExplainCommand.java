package io.stampede.coordinator.cli;

import com.typesafe.config.ConfigFactory;
import io.stampede.coordinator.batch.BlockSizing;
import io.stampede.coordinator.store.BlockPlan;
import io.stampede.spec.ScenarioBatch;
import io.stampede.spec.SpecificationSummary;
import io.stampede.spec.SpecificationWriter;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a specification with every default filled in, and how much work it is. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "Prints a specification with every default filled in, and the size of the work as comments.",
        footer = {"", "Example:", "  stampede explain first-light --set sentiment.enabled=false"})
final class ExplainCommand implements Runnable {
    @Parameters(
            paramLabel = "SPEC",
            description = "A file, the name of a bundled specification, or - for standard input.")
    private String specification = "";

    @Mixin
    private SpecificationOptions options = new SpecificationOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        ScenarioBatch batch = options.read(specification);
        SpecificationSummary summary = SpecificationSummary.of(batch.spec());
        BlockPlan plan = BlockSizing.of(ConfigFactory.load())
                .plan(summary.scenarios(), batch.execution().lanes(), summary::blockBytes);
        PrintWriter out = spec.commandLine().getOut();
        out.println("# scenarios         " + summary.scenarios());
        out.println("# venues            " + summary.venues());
        out.println("# leveraged traders " + summary.traders());
        out.println("# pools             " + summary.pools());
        out.println("# steps             " + summary.steps());
        out.println("# trader-steps      "
                + java.math.BigDecimal.valueOf(summary.traderSteps()).toBigInteger());
        out.println("# lanes per block   " + plan.lanes());
        out.println("# blocks            " + plan.blocks());
        out.println("# bytes per block   " + summary.blockBytes(plan.lanes()));
        out.println("# specSha256        " + SpecificationWriter.sha256(batch));
        out.print(SpecificationWriter.yaml(batch));
        out.flush();
    }
}
