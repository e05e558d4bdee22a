package io.stampede.library;

import io.stampede.spec.TextResource;
import java.util.List;
import java.util.Optional;

/** The bundled specifications, by name. */
public final class ScenarioLibrary {

    /** From the smallest to the largest. */
    private static final List<String> NAMES = List.of("first-light", "calm", "rumour", "flash-crash", "october-2025");

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
