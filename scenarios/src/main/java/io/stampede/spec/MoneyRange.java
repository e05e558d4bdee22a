package io.stampede.spec;

/**
 * Whether the amounts of a specification fit the ledger, whose money is a {@code long} of tickSize × lotSize USD.
 *
 * @param unitsPerDollar money units in a USD
 * @param initialTicks initial price in ticks
 * @param largestMoney bound on all initial cash and eight times the open interest, in money units
 * @param leveragedLots bound on the lots of all leveraged traders, which only ever close
 */
record MoneyRange(double unitsPerDollar, double initialTicks, double largestMoney, double leveragedLots) {

    private static final double LARGEST = 0x1p60;
    /** Fear, in steps of 2^−20, is summed over lots. */
    private static final double MOST_LOTS = 0x1p42;

    private static final double FEWEST_TICKS = 1e3;
    private static final double MOST_TICKS = 1e8;
    /** Room for what open interest grows to when prices rise and funds trade (model, 7.0). */
    private static final double OPEN_INTEREST_FACTOR = 8;

    static MoneyRange of(Specification spec) {
        AssetSpecification asset = spec.asset();
        double ticks = asset.initialPrice() / asset.tickSize();
        double units = 1 / (asset.tickSize() * asset.lotSize());
        double openInterest = asset.openInterest() * units;
        double money = OPEN_INTEREST_FACTOR * openInterest;
        double lots = 0;
        for (PopulationSpecification population : spec.populations()) {
            money += cash(population, openInterest, ticks);
            if (population instanceof LeveragedPopulation leveraged) {
                lots += leveraged.openInterestShare() * openInterest / ticks + leveraged.count();
            }
        }
        for (VenueSpecification venue : spec.venues()) {
            money += venue.weight() * venue.insuranceFund().sizeToOpenInterest() * openInterest;
        }
        return new MoneyRange(units, ticks, money, lots);
    }

    /**
     * A leveraged trader's cash is at most margin and proceeds of a short, each up to its notional of a lot or more.
     */
    private static double cash(PopulationSpecification population, double openInterest, double initialTicks) {
        if (population instanceof LeveragedPopulation leveraged) {
            return 2 * (leveraged.openInterestShare() * openInterest + leveraged.count() * initialTicks);
        } else if (population instanceof ValuePopulation value) {
            return value.capitalToOpenInterest() * openInterest;
        } else if (population instanceof MomentumPopulation momentum) {
            return momentum.capitalToOpenInterest() * openInterest;
        } else if (population instanceof MarketMakerPopulation makers) {
            return makers.capitalToOpenInterest() * openInterest;
        } else if (population instanceof ArbitragePopulation arbitrageurs) {
            return arbitrageurs.capitalToOpenInterest() * openInterest;
        } else if (population instanceof BasisPopulation basis) {
            return 2 * (basis.openInterestShare() * openInterest + basis.count() * initialTicks);
        }
        throw new IllegalStateException("unknown population " + population);
    }

    boolean holdsPrice() {
        return initialTicks >= FEWEST_TICKS && initialTicks <= MOST_TICKS;
    }

    boolean holdsMoney() {
        return largestMoney <= LARGEST;
    }

    boolean holdsLots() {
        return leveragedLots <= MOST_LOTS;
    }

    /** Whether an amount in USD fits. */
    boolean holds(double dollars) {
        return dollars * unitsPerDollar <= LARGEST;
    }
}
