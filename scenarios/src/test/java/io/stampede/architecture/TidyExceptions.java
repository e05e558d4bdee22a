package io.stampede.architecture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The exceptions that {@link TidyTest} allows: lines of rule, path, subject and, after a colon, the reason.
 *
 * @param entries in the order of the file
 */
record TidyExceptions(List<Entry> entries) {
    /** One allowed exception. */
    record Entry(SourceRule rule, String path, String subject) {
        boolean covers(SourceFinding finding) {
            return rule == finding.rule() && path.equals(finding.path()) && subject.equals(finding.subject());
        }
    }

    /** @throws IllegalArgumentException if a line is without one of its parts */
    static TidyExceptions read(Path file) throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            int colon = line.indexOf(": ");
            String[] parts = line.substring(0, Math.max(colon, 0)).split(" ", -1);
            if (parts.length != 3 || line.substring(colon + 1).isBlank()) {
                throw new IllegalArgumentException("not \"RULE path subject: reason\": " + line);
            }
            entries.add(new Entry(SourceRule.valueOf(parts[0]), parts[1], parts[2]));
        }
        return new TidyExceptions(List.copyOf(entries));
    }

    /** The findings that no entry covers. */
    List<SourceFinding> refused(List<SourceFinding> findings) {
        return findings.stream()
                .filter(finding -> entries.stream().noneMatch(entry -> entry.covers(finding)))
                .toList();
    }

    /** The entries that cover nothing (any more). */
    List<Entry> idle(List<SourceFinding> findings) {
        return entries.stream()
                .filter(entry -> findings.stream().noneMatch(entry::covers))
                .toList();
    }
}
