/** What comes from outside the market: the fundamental value, its jumps, news and rumours. */
@NullMarked
package io.stampede.world;

import org.jspecify.annotations.NullMarked;
