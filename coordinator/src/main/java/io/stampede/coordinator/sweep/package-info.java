/** How the tail changes with a field or two of the specification, everything else and all random numbers the same. */
@NullMarked
package io.stampede.coordinator.sweep;

import org.jspecify.annotations.NullMarked;
