package io.stampede.spec;

/**
 * A place in a text.
 *
 * @param file the file's name, or the option that the text was given with
 * @param line counted from 1
 * @param column counted from 1, in code points
 */
record Position(String file, int line, int column) {

    /** The start of a file. */
    static Position startOf(String file) {
        return new Position(file, 1, 1);
    }
}
