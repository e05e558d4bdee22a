package io.stampede.market;

import io.stampede.lanes.RandomAddress;
import io.stampede.market.account.Passbook;
import io.stampede.market.book.OrderBook;
import io.stampede.market.ledger.ClearingLedger;

/** A 64-bit digest of a venue's state: every account in order, then the book. */
public final class VenueDigest {
    private VenueDigest() {}

    /** Folds one more value into a digest. */
    public static long fold(long digest, long value) {
        return RandomAddress.mix(digest + RandomAddress.GAMMA + value);
    }

    static long[] of(ClearingLedger ledger, OrderBook book) {
        long[] digest = new long[ledger.grossLots().length];
        for (Passbook account : ledger.accounts()) {
            for (int lane = 0; lane < digest.length; lane++) {
                long folded = fold(digest[lane], account.lots()[lane]);
                folded = fold(folded, account.cash()[lane]);
                folded = fold(folded, account.entryCost()[lane]);
                folded = fold(folded, account.collateral()[lane]);
                digest[lane] = account.wallet().length == 0 ? folded : fold(folded, account.wallet()[lane]);
            }
        }
        for (int lane = 0; lane < digest.length; lane++) {
            long folded = fold(digest[lane], Double.doubleToRawLongBits(book.anchor()[lane]));
            folded = fold(folded, book.displacement()[lane]);
            digest[lane] = fold(folded, Double.doubleToRawLongBits(book.depth()[lane]));
        }
        return digest;
    }
}
