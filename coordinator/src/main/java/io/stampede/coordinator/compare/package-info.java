/**
 * Sets two reports side by side: reads them and their tables of scenarios, says whether the scenarios of one are those
 * of the other, and has the differences computed.
 *
 * <p>What it reads was written by somebody else, so nothing of it is trusted or repeated in a message. The mathematics
 * of a difference is in {@code io.stampede.risk}, the writing in {@code io.stampede.coordinator.report}.
 */
@NullMarked
package io.stampede.coordinator.compare;

import org.jspecify.annotations.NullMarked;
