/**
 * From columns of outcomes to a tail-risk report: value at risk, expected shortfall, Pareto tails, contagion.
 *
 * <p>Pure mathematics over scenarios in ascending number; it reads no file, writes no text and draws no number that is
 * not addressed. The writing of reports is the coordinator's.
 */
@NullMarked
package io.stampede.risk;

import org.jspecify.annotations.NullMarked;
