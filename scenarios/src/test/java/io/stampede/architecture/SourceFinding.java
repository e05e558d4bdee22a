package io.stampede.architecture;

/**
 * Something untidy in a source file.
 *
 * @param rule which rule it breaks
 * @param path of the file, from the root of the repository, with slashes
 * @param line counted from 1
 * @param subject name of the type or method, or the file's name
 * @param size what was measured, where the rule has a limit, else 0
 */
record SourceFinding(SourceRule rule, String path, int line, String subject, int size) {
    @Override
    public String toString() {
        String measured = rule.limit() > 0 ? ": " + size + ", allowed " + rule.limit() : "";
        return path + ":" + line + ": " + rule + " " + subject + measured + " (" + rule.reason() + ")";
    }
}
