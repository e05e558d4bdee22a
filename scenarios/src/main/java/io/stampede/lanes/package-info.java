/**
 * How many scenarios an array holds, and the random numbers of each: addressed by what they are for, never consumed in
 * an order.
 */
@NullMarked
package io.stampede.lanes;

import org.jspecify.annotations.NullMarked;
