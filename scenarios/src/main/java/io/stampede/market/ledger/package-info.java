/** The clearing ledger of a venue: every account, every unit of money and every lot accounted for. */
@NullMarked
package io.stampede.market.ledger;

import org.jspecify.annotations.NullMarked;
