/**
 * A venue over many scenarios at once, and what the venues together show: index, volatility, fear. Which account does
 * what is decided by traders; nothing here knows them.
 */
@NullMarked
package io.stampede.market;

import org.jspecify.annotations.NullMarked;
