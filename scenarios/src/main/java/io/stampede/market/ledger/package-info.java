/** The clearing ledger: integer positions and money, every unit accounted for. */
@NullMarked
package io.stampede.market.ledger;

import org.jspecify.annotations.NullMarked;
