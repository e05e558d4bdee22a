/**
 * The specification of a batch: its fields, their defaults and ranges, how it is read from YAML or JSON, and its
 * canonical form. It says what is to be simulated; it simulates nothing and opens no file.
 */
@NullMarked
package io.stampede.spec;

import org.jspecify.annotations.NullMarked;
