package io.stampede.library;

import io.stampede.spec.TextResource;
import java.util.List;
import java.util.Optional;

/** The bundled specifications, by name. */
public final class ScenarioLibrary {

    /** Small ones first, then what may happen, then what did, in the order of history. */
    private static final List<String> NAMES = List.of(
            "first-light",
            "calm",
            "rumour",
            "flash-crash",
            "rumour-run",
            "stablecoin-depeg",
            "venue-outage",
            "bubble-unwind",
            "black-thursday-2020",
            "may-2021",
            "luna-2022",
            "ftx-2022",
            "august-2024",
            "october-2025");

    private ScenarioLibrary() {}

    /** The names of all bundled specifications. */
    public static List<String> names() {
        return NAMES;
    }

    /** The YAML of a specification with its comments, if there is one of that name. */
    public static Optional<String> text(String name) {
        return NAMES.contains(name)
                ? Optional.of(TextResource.read(ScenarioLibrary.class, name + ".yaml"))
                : Optional.empty();
    }

    /** What a specification is, in the sentence that its first comment says, if there is one of that name. */
    public static Optional<String> title(String name) {
        return text(name).map(text -> text.lines().findFirst().orElse("").replaceFirst("^#\\s*", ""));
    }
}
