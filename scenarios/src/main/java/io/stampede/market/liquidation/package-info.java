/** Forced closing: partial and full liquidation, the insurance fund, auto-deleveraging. */
@NullMarked
package io.stampede.market.liquidation;

import org.jspecify.annotations.NullMarked;
