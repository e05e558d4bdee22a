package io.stampede.coordinator.cli;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What to type to get the same again.
 *
 * @param again the whole run
 * @param replay one of its scenarios, up to the scenario's number
 */
record TypedCommand(String again, String replay) {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    /** A command line of stampede; a word that a shell would take apart is quoted. */
    static String line(List<String> words) {
        return "stampede " + words.stream().map(TypedCommand::quoted).collect(Collectors.joining(" "));
    }

    private static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
