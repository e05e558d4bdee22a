/** What a process measures of itself, for Prometheus. */
@NullMarked
package io.stampede.node.metrics;

import org.jspecify.annotations.NullMarked;
