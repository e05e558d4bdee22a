/**
 * The life of a batch on the coordinator: blocks are handed to slots with a free credit under a lease, their results
 * are stored before anybody counts them, and when all are stored the report is made. Knows nothing of trading.
 */
@NullMarked
package io.stampede.coordinator.batch;

import org.jspecify.annotations.NullMarked;
