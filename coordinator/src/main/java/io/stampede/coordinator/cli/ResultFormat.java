package io.stampede.coordinator.cli;

/** What standard output carries, of commands that can only be read by people or by programs. */
enum ResultFormat {
    /** For people. */
    TEXT,
    /** For programs: one document. */
    JSON
}
