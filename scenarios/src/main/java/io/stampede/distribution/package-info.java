/** Distribution functions whose bits are the same on every processor and JDK. */
@NullMarked
package io.stampede.distribution;

import org.jspecify.annotations.NullMarked;
