/** The coordinator's HTTP API: batches in, progress and reports out. */
@NullMarked
package io.stampede.coordinator.http;

import org.jspecify.annotations.NullMarked;
