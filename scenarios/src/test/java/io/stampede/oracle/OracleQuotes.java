package io.stampede.oracle;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Index, marks and funding of the venues. */
final class OracleQuotes {
    private final List<OracleVenue> venues;
    private final int stepSeconds;
    double index;

    OracleQuotes(List<OracleVenue> venues, int stepSeconds, double index) {
        this.venues = venues;
        this.stepSeconds = stepSeconds;
        this.index = index;
    }

    /** The weighted mean of a figure over the venues that are not frozen. */
    double mean(ToDoubleFunction<OracleVenue> figure) {
        double sum = 0;
        double weights = 0;
        boolean someFrozen = false;
        for (OracleVenue venue : venues) {
            someFrozen |= venue.isFrozen();
            if (!venue.isFrozen()) {
                sum += venue.weight * figure.applyAsDouble(venue);
                weights += venue.weight;
            }
        }
        return someFrozen ? sum / weights : sum;
    }

    /** Refreshes the mids and the index made of them. */
    void refresh() {
        venues.forEach(venue -> venue.price = venue.book.price());
        double[] sorted = venues.stream()
                .filter(venue -> !venue.isFrozen())
                .mapToDouble(venue -> venue.price)
                .sorted()
                .toArray();
        if (sorted.length == 0) {
            return;
        }
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : 0.5 * (sorted[middle - 1] + sorted[middle]);
        index = mean(venue -> Math.min(Math.max(venue.price, median * (1 - 0.03)), median * (1 + 0.03)));
    }

    /** Updates the average basis of a venue, marks it and samples its premium. */
    void observe(OracleVenue venue, long seconds) {
        if (venue.isFrozen()) {
            return;
        }
        double tau = OracleWorld.seconds(venue.rules.basisTime());
        venue.basis += (venue.price - index - venue.basis) * Math.min(1, stepSeconds / tau);
        remark(venue, seconds);
        double bid = venue.book.averagePrice(-0.1 * venue.book.onePercentLots);
        double ask = venue.book.averagePrice(0.1 * venue.book.onePercentLots);
        venue.premiumSum += (Math.max(bid - index, 0) - Math.max(index - ask, 0)) / index;
        venue.premiumCount++;
    }

    void remark(OracleVenue venue, long seconds) {
        if (venue.isFrozen()) {
            return;
        }
        double price = switch (venue.rules.markMethod()) {
            case INDEX -> index;
            case LAST -> venue.price;
            case MEDIAN -> median(venue, seconds);
        };
        venue.mark = venue.units.ticks(price);
    }

    private double median(OracleVenue venue, long seconds) {
        double fair = index;
        if (venue.rules.fundingInterval().isPresent()) {
            long interval = venue.rules.fundingInterval().get().toSeconds();
            double left = interval - seconds % interval;
            fair = index * (1 + venue.fundingRate * (left / 28_800));
        }
        double[] prices = {fair, index + venue.basis, venue.price};
        Arrays.sort(prices);
        return prices[1];
    }

    /** Phase 5: funding payments, if due. */
    static void fund(OracleVenue venue, long seconds) {
        Optional<Duration> interval = venue.rules.fundingInterval();
        if (interval.isEmpty()
                || venue.isFrozen()
                || seconds == 0
                || seconds % interval.get().toSeconds() != 0) {
            return;
        }
        double premium = venue.premiumSum / venue.premiumCount;
        venue.premiumSum = 0;
        venue.premiumCount = 0;
        long ppm = fundingPpm(premium, interval.get().toHours());
        venue.fundingRate = ppm / 1e6;
        payFunding(venue, ppm);
    }

    static long fundingPpm(double premium, long hours) {
        double rate = (premium + Math.min(Math.max(0.0001 - premium, -0.0005), 0.0005)) / (8.0 / hours);
        return (long) Math.rint(Math.min(Math.max(rate, -0.0075), 0.0075) * 1e6);
    }

    /** The insurance fund neither pays nor gets: its part stays with the fees. */
    static void payFunding(OracleVenue venue, long ppm) {
        if (ppm == 0) {
            return;
        }
        for (OracleAccount account : venue.accounts()) {
            if (account == venue.fund) {
                continue;
            }
            long amount = OracleUnits.rate(account.notional(venue.mark), Math.abs(ppm));
            if (account.sign() * ppm > 0) {
                account.pay(venue.fees, amount + 1);
            } else if (account.sign() * ppm < 0) {
                venue.fees.pay(account, amount);
            }
        }
    }
}
