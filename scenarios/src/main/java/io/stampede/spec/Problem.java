package io.stampede.spec;

/**
 * One thing that is wrong with a specification. Safe to print: control characters of the text are escaped.
 *
 * @param file the file's name, or the option that the text was given with
 * @param line counted from 1
 * @param column counted from 1
 * @param path the field, such as {@code spec.venues[1].weight}; empty for the whole document
 * @param wrong what is wrong
 * @param allowed what is allowed
 */
public record Problem(String file, int line, int column, String path, String wrong, String allowed) {

    /** The problem as every command prints it. */
    @Override
    public String toString() {
        String place = file + ":" + line + ":" + column + ": ";
        return place + (path.isEmpty() ? "" : path + ": ") + wrong + ", allowed " + allowed;
    }
}
