/** Runs on a venue: withdrawals, what it can pay, halts, and the closing of a venue that owes more than it has. */
@NullMarked
package io.stampede.market.solvency;

import org.jspecify.annotations.NullMarked;
