/**
 * Writes a batch's tail-risk report as JSON, text and HTML, and its table of scenarios as CSV.
 *
 * <p>It computes no figure: those come from {@code io.stampede.risk}. Every number goes through canonical JSON or exact
 * decimals, never through a locale, so the bytes are the same on every machine.
 */
@NullMarked
package io.stampede.coordinator.report;

import org.jspecify.annotations.NullMarked;
