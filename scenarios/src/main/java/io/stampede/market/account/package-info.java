/** Accounts and exact money: positions in lots, prices in ticks, money in ticks times lots. */
@NullMarked
package io.stampede.market.account;

import org.jspecify.annotations.NullMarked;
