package io.stampede.oracle;

/** The hash of a market's state: every account, every book, every fear. */
final class OracleDigest {
    private OracleDigest() {}

    static long of(OracleMarket market) {
        long digest = 0;
        for (OracleVenue venue : market.venues) {
            digest = fold(digest, venue(venue));
        }
        return fold(digest, fear(market));
    }

    static long venue(OracleVenue venue) {
        long digest = 0;
        for (OracleAccount account : venue.accounts()) {
            digest = fold(digest, account.lots);
            digest = fold(digest, account.cash);
            digest = fold(digest, account.entryCost);
            digest = fold(digest, account.collateral);
            if (venue.keepsWallets && account instanceof OracleTrader) {
                digest = fold(digest, account.wallet);
            }
        }
        digest = fold(digest, Double.doubleToRawLongBits(venue.book.anchor));
        digest = fold(digest, venue.book.flow);
        return fold(digest, Double.doubleToRawLongBits(venue.book.depth));
    }

    static long fear(OracleMarket market) {
        long sum = 0;
        for (OracleTrader trader : market.traders) {
            if (trader instanceof OracleBasisTrader) {
                continue;
            }
            sum += OracleDraws.mix(
                    OracleDraws.gamma() * (trader.number + 1L) + Double.doubleToRawLongBits(trader.fear));
        }
        return sum;
    }

    private static long fold(long digest, long value) {
        return OracleDraws.mix(digest + OracleDraws.gamma() + value);
    }
}
