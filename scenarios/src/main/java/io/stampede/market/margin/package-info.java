/** Margin tiers, equity and the marks at which an account is in trouble. */
@NullMarked
package io.stampede.market.margin;

import org.jspecify.annotations.NullMarked;
