/** Traders, each in many scenarios at once: what they feel, whether they panic, what they order. */
@NullMarked
package io.stampede.trader;

import org.jspecify.annotations.NullMarked;
