/** The resilient order book of a venue: anchor, displacement, depth and the cost of moving them. */
@NullMarked
package io.stampede.market.book;

import org.jspecify.annotations.NullMarked;
