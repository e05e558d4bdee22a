package io.stampede.market.ledger;

import io.stampede.market.account.Money;

/**
 * What a venue lends against each kind of collateral.
 *
 * @param haircutsPpm one per kind, parts per million
 */
public record CollateralTerms(int[] haircutsPpm) {
    /**
     * Worth of collateral as margin.
     *
     * @param units at least 0
     * @param kind position of the collateral in the specification
     * @param pricePpm its price, parts per million of par
     * @return money units
     */
    public long value(long units, int kind, int pricePpm) {
        return units == 0 ? 0 : Money.rate(Money.rate(units, pricePpm), Money.MILLION - haircutsPpm[kind]);
    }
}
