/**
 * Plays what {@link io.stampede.validation} compares, and writes the page and the drawings that tell of it.
 */
@NullMarked
package io.stampede.coordinator.validation;

import org.jspecify.annotations.NullMarked;
