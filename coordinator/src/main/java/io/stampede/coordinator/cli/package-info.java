/**
 * The command line: reads what the user wants, has it done in this process, prints the result alone on standard output.
 */
@NullMarked
package io.stampede.coordinator.cli;

import org.jspecify.annotations.NullMarked;
