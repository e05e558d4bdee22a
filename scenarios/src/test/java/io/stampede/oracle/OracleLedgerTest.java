package io.stampede.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.stampede.oracle.OracleBatch.Order;
import io.stampede.spec.AssetSpecification;
import io.stampede.spec.InsuranceFundRule;
import io.stampede.spec.LiquidationPolicy;
import io.stampede.spec.LiquidationRule;
import io.stampede.spec.MarketMakerPopulation;
import io.stampede.spec.VenueSpecification;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OracleLedgerTest {
    private static final long BITCOIN = 10_000;
    private static final long DOLLAR = 100_000;

    /** One venue that holds all open interest and moves 1 % per 1,000 coins, without spread or taker fee. */
    private static OracleVenue venue(VenueSpecification rules) {
        OracleUnits units = new OracleUnits(AssetSpecification.defaults());
        OracleVenue venue = new OracleVenue(0, rules, 1, 1e10, units, new int[0]);
        venue.pools.add(new OraclePool(100, MarketMakerPopulation.defaults("market-makers"), 0));
        return venue;
    }

    private static VenueSpecification rules() {
        return VenueSpecification.defaults("alpha", 1)
                .with("depthToOpenInterest", 0.01)
                .with("spread", 0.0)
                .with("takerFeePpm", 0)
                .with("liquidation", LiquidationRule.defaults().with("policy", LiquidationPolicy.FULL))
                .with("reversionTime", Optional.empty());
    }

    private static OracleTrader open(OracleVenue venue, int side, double leverage) {
        OracleTrader trader = new OracleTrader(venue.traders.size(), 0, 0, side);
        trader.trade(side * BITCOIN, 1_000_000);
        trader.cash += Math.round(BITCOIN * 1_000_000 / leverage);
        venue.traders.add(trader);
        return trader;
    }

    private static boolean liquidates(OracleVenue venue, long mark) {
        venue.mark = mark;
        return new OracleLiquidation(venue, new OracleStep(0, 1)).run();
    }

    @Test
    void aLongIsLiquidatedAtItsLiquidationPriceAndNotBefore() {
        OracleVenue venue = venue(rules());
        OracleTrader trader = open(venue, 1, 20);
        venue.external.trade(-BITCOIN, 1_000_000);

        assertThat(liquidates(venue, 954_272)).isFalse();
        assertThat(liquidates(venue, 954_271)).isTrue();
        assertThat(trader.lots).isZero();
    }

    @Test
    void aShortIsLiquidatedAtItsLiquidationPriceAndNotBefore() {
        OracleVenue venue = venue(rules());
        OracleTrader trader = open(venue, -1, 20);
        venue.external.trade(BITCOIN, 1_000_000);

        assertThat(liquidates(venue, 1_045_273)).isFalse();
        assertThat(liquidates(venue, 1_045_274)).isTrue();
        assertThat(trader.lots).isZero();
    }

    @Test
    void equityIsNothingAtTheBankruptcyPrice() {
        OracleVenue venue = venue(rules());

        assertThat(open(venue, 1, 20).equityWithoutCollateral(950_000)).isZero();
        assertThat(open(venue, -1, 20).equityWithoutCollateral(1_050_000)).isZero();
    }

    @Test
    void aLargeOrderMovesThePriceAndTheMoveDecays() {
        OracleVenue venue = venue(rules());
        OracleBook book = venue.book;
        OracleAccount seller = new OracleAccount(0);
        assertThat(book.onePercentLots).isEqualTo(1e7);

        assertThat(book.averagePrice(-4e7)).isCloseTo(98_676.6136, within(1e-4));
        new OracleBatch(venue, List.of(new Order(seller, -40_000_000))).execute();
        assertThat(book.price()).isCloseTo(98_019.8673, within(1e-4));
        assertThat(seller.cash).isEqualTo(40_000_000L * 986_766);
        for (int step = 0; step < 18; step++) {
            OracleDepth.relax(venue, book.anchor, 10);
        }
        assertThat(book.price()).isCloseTo(98_522.5334, within(1e-3));
        for (int step = 0; step < 1_000; step++) {
            OracleDepth.relax(venue, book.anchor, 10);
        }
        assertThat(book.price()).isCloseTo(99_302.4443, within(1e-3));
    }

    @Test
    void slicingAnOrderChangesNeitherThePriceNorTheCashBeyondRounding() {
        for (double exponent : new double[] {0.5, 1}) {
            OracleVenue whole = venue(rules().with("impactExponent", exponent));
            OracleVenue sliced = venue(rules().with("impactExponent", exponent));
            OracleAccount one = new OracleAccount(0);
            OracleAccount other = new OracleAccount(0);

            new OracleBatch(whole, List.of(new Order(one, -4_000_000))).execute();
            for (int slice = 0; slice < 4; slice++) {
                new OracleBatch(sliced, List.of(new Order(other, -1_000_000))).execute();
            }

            assertThat(sliced.book.price()).isEqualTo(whole.book.price());
            assertThat(Math.abs(one.cash - other.cash)).isLessThanOrEqualTo(4_000_000);
        }
    }

    @Test
    void aRoundTripReturnsAllCash() {
        OracleVenue venue = venue(rules());
        OracleAccount account = new OracleAccount(0);

        new OracleBatch(venue, List.of(new Order(account, 1_234_567))).execute();
        new OracleBatch(venue, List.of(new Order(account, -1_234_567))).execute();

        assertThat(account.cash).isZero();
        assertThat(account.entryCost).isZero();
        assertThat(venue.marketMaker().cash).isZero();
    }

    @Test
    void seriesAndClosedFormMeet() {
        OracleBook book = new OracleBook(1e7, 0.5, 0);
        double edge = 1e11; // The series ends where the log price has moved by one.

        assertThat(book.integral(edge * (1 + 1e-12))).isCloseTo(book.integral(edge), within(edge * 1e-11));
        assertThat(book.integral(-edge * (1 + 1e-12))).isCloseTo(book.integral(-edge), within(edge * 1e-11));
    }

    @Test
    void targetClosesOnlyEnoughToRestoreTheBuffer() {
        LiquidationRule rule = LiquidationRule.defaults().with("policy", LiquidationPolicy.TARGET);
        OracleVenue venue = venue(rules().with("liquidation", rule));

        double share =
                new OracleLiquidation(venue, new OracleStep(0, 1)).targetShare(1_000_000 * DOLLAR, 8_000 * DOLLAR);

        assertThat(share).isCloseTo(0.348571, within(1e-6));
    }

    @Test
    void withoutAFundTheShortTakesTheBankruptLongAtItsBankruptcyPrice() {
        OracleVenue venue = venue(rules().with("insuranceFund", new InsuranceFundRule(0, 300_000)));
        OracleTrader bankrupt = open(venue, 1, 20);
        OracleTrader winner = open(venue, -1, 2);
        long total = bankrupt.cash + winner.cash;
        venue.book.anchor = Math.log(94_000);

        assertThat(liquidates(venue, 940_000)).isTrue();

        assertThat(bankrupt.lots).isZero();
        assertThat(bankrupt.cash).isZero();
        assertThat(winner.lots).isZero();
        assertThat(winner.cash).isEqualTo(BITCOIN * 1_000_000 / 2 + BITCOIN * 50_000);
        assertThat(winner.cash).isEqualTo(total);
        assertThat(winner.deleveragedNow).isTrue();
    }

    @Test
    void aFundThatSufficesSparesTheShort() {
        OracleVenue venue = venue(rules());
        OracleTrader bankrupt = open(venue, 1, 20);
        OracleTrader winner = open(venue, -1, 2);
        venue.book.anchor = Math.log(94_000);
        long fund = venue.fund.cash;

        assertThat(liquidates(venue, 940_000)).isTrue();

        assertThat(winner.lots).isEqualTo(-BITCOIN);
        assertThat(bankrupt.lots).isZero();
        assertThat(bankrupt.cash).isZero();
        assertThat(venue.fund.cash).isLessThan(fund);
        assertThat(venue.debt.cash).isZero();
    }

    @Test
    void fundingFollowsThePremiumWithinItsClamp() {
        assertThat(OracleQuotes.fundingPpm(0.0002, 8)).isEqualTo(100);
        assertThat(OracleQuotes.fundingPpm(0.002, 8)).isEqualTo(1_500);
        assertThat(OracleQuotes.fundingPpm(0.002, 4)).isEqualTo(750);
        assertThat(OracleQuotes.fundingPpm(-0.1, 8)).isEqualTo(-7_500);
    }

    @Test
    void fundingPaymentsSumToZero() {
        OracleVenue venue = venue(rules());
        OracleTrader payer = open(venue, 1, 20);
        OracleTrader receiver = open(venue, -1, 20);
        long before = payer.cash;
        long total = payer.cash + receiver.cash;
        venue.mark = 999_999;

        OracleQuotes.payFunding(venue, 100);

        assertThat(before - payer.cash).isEqualTo(BITCOIN * 999_999 / 10_000 + 1);
        assertThat(venue.fees.cash).isEqualTo(1);
        assertThat(payer.cash + receiver.cash + venue.fees.cash).isEqualTo(total);
    }

    @Test
    void aFlippedPositionStartsANewEntryCost() {
        OracleAccount account = new OracleAccount(0);

        account.trade(10, 100);
        account.trade(5, 130);
        assertThat(account.entryCost).isEqualTo(1_650);
        account.trade(-5, 120);
        assertThat(account.entryCost).isEqualTo(1_100);
        account.trade(-12, 90);

        assertThat(account.lots).isEqualTo(-2);
        assertThat(account.entryCost).isEqualTo(-180);
    }
}
