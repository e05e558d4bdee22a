package io.stampede.coordinator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stampede.library.ScenarioLibrary;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists the bundled specifications, or prints one. */
@Command(
        name = "library",
        mixinStandardHelpOptions = true,
        description = "Lists the bundled specifications, or prints one.",
        footer = {"", "Example:", "  stampede library first-light > my-market.yaml"})
final class LibraryCommand implements Runnable {
    @Parameters(paramLabel = "NAME", arity = "0..1", description = "A bundled specification.")
    private @Nullable String name;

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "TEXT", description = "text or json.")
    private ResultFormat format = ResultFormat.TEXT;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        if (format == ResultFormat.JSON) {
            out.println(document());
            return;
        }
        if (name == null) {
            int width = ScenarioLibrary.names().stream()
                    .mapToInt(String::length)
                    .max()
                    .orElse(0);
            for (String bundled : ScenarioLibrary.names()) {
                String gap = " ".repeat(width - bundled.length() + 2);
                out.println(bundled + gap + ScenarioLibrary.title(bundled).orElse(""));
            }
            return;
        }
        out.print(text(name));
        out.flush();
    }

    private JsonNode document() {
        if (name != null) {
            return entry(name).put("text", text(name));
        }
        ArrayNode list = Documents.array();
        ScenarioLibrary.names().forEach(bundled -> list.add(entry(bundled)));
        return list;
    }

    private static ObjectNode entry(String bundled) {
        return Documents.object()
                .put("name", bundled)
                .put("title", ScenarioLibrary.title(bundled).orElse(""));
    }

    private static String text(String name) {
        return ScenarioLibrary.text(name)
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.UNKNOWN,
                        name + ": no bundled specification of that name; bundled are "
                                + String.join(", ", ScenarioLibrary.names())));
    }
}
