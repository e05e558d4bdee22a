/**
 * Ways of drawing scenarios that are more precise than independent ones, each unbiased: shocks that are spread evenly
 * over groups of scenarios, mirrored in pairs or tilted, and scenarios that interact as particles, with addressed
 * random numbers.
 */
@NullMarked
package io.stampede.sampling;

import org.jspecify.annotations.NullMarked;
