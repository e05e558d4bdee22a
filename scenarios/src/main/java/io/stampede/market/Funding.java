package io.stampede.market;

import io.stampede.lanes.LaneCopy;
import io.stampede.lanes.LaneState;
import io.stampede.market.account.Money;
import io.stampede.market.account.Passbook;
import io.stampede.market.book.OrderBook;
import io.stampede.market.ledger.ClearingLedger;

/**
 * Funding payments between longs and shorts, from the average premium of the book over the index.
 *
 * @source Binance, funding rate of 2025-09-16: {@code F = (P̄ + clamp(r − P̄, ±0.05 %)) / (8 / N)}
 */
final class Funding implements LaneState {
    /** Interest per eight hours. */
    private static final double INTEREST = 0.0001;

    private static final double CLAMP = 0.0005;
    private static final double CAP = 0.0075;
    private static final double EIGHT_HOURS = 28_800;
    private static final double IMPACT_SHARE = 0.1;

    private final VenueTerms terms;
    private final double[] premiumSum;
    private final double[] rate;
    private final int[] samples;

    Funding(VenueTerms terms, int lanes) {
        this.terms = terms;
        premiumSum = new double[lanes];
        rate = new double[lanes];
        samples = new int[lanes];
    }

    /** The factor between the index and the first of the three candidates of the mark. */
    double markFactor(int lane, int step) {
        if (terms.fundingSeconds() == 0) {
            return 1.0;
        }
        long elapsed = (long) step * terms.stepSeconds();
        long left = terms.fundingSeconds() - elapsed % terms.fundingSeconds();
        return 1.0 + rate[lane] * (left / EIGHT_HOURS);
    }

    /** Samples the premium of a step, and pays if a payment is due at its start. */
    void step(int step, double[] index, long[] marks, OrderBook book, ClearingLedger ledger, VenueStatus status) {
        if (!terms.fundingDue()) {
            return;
        }
        double quantity = IMPACT_SHARE * book.terms().impact().onePercentLots();
        for (int lane = 0; lane < rate.length; lane++) {
            if (status.isFrozen(lane)) {
                continue;
            }
            samples[lane]++;
            double bid = book.averagePrice(lane, -quantity);
            double ask = book.averagePrice(lane, quantity);
            premiumSum[lane] += (Math.max(bid - index[lane], 0) - Math.max(index[lane] - ask, 0)) / index[lane];
        }
        if (step > 0 && (long) step * terms.stepSeconds() % terms.fundingSeconds() == 0) {
            for (int lane = 0; lane < rate.length; lane++) {
                if (status.isFrozen(lane)) {
                    continue;
                }
                int ppm = ratePpm(premiumSum[lane] / samples[lane], terms.fundingSeconds() / 3600.0);
                rate[lane] = ppm / 1e6;
                premiumSum[lane] = 0;
                samples[lane] = 0;
                pay(lane, ppm, marks[lane], ledger);
            }
        }
    }

    /** The rate of one interval, parts per million. */
    static int ratePpm(double premium, double hours) {
        double funding = (premium + Math.min(Math.max(INTEREST - premium, -CLAMP), CLAMP)) / (8.0 / hours);
        return (int) Math.rint(Math.min(Math.max(funding, -CAP), CAP) * 1e6);
    }

    private static void pay(int lane, int ppm, long mark, ClearingLedger ledger) {
        if (ppm == 0) {
            return;
        }
        long collected = 0;
        for (Passbook account : ledger.traders()) {
            collected += pay(account, lane, ppm, mark, ledger);
        }
        collected += pay(ledger.rest(), lane, ppm, mark, ledger);
        ledger.fees().cash()[lane] += collected;
    }

    private static long pay(Passbook account, int lane, int ppm, long mark, ClearingLedger ledger) {
        long lots = account.lots()[lane];
        if (lots == 0) {
            return 0;
        }
        long amount = Money.rate(Math.abs(lots) * mark, Math.abs(ppm));
        long paid = lots > 0 == ppm > 0 ? amount + 1 : -amount;
        ledger.lift(account, lane);
        account.cash()[lane] -= paid;
        ledger.post(account, lane);
        return paid;
    }

    @Override
    public void copyLane(int from, int to) {
        LaneCopy.rows(from, to, premiumSum, rate);
        LaneCopy.rows(from, to, samples);
    }
}
