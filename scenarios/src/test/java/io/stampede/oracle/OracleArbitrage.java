package io.stampede.oracle;

import io.stampede.spec.ArbitragePopulation;
import io.stampede.spec.ClockSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One trader with an account at every venue that buys where it is cheap and moves its capital after its losses. */
final class OracleArbitrage {
    private final List<OracleVenue> venues;
    private final List<OraclePool> accounts = new ArrayList<>();
    private final ClockSpecification clock;
    /** Worth of each account when the last step ended. */
    private final long[] worth;

    /** Worth, size and margin in use are those of the end of the last step. */
    private final long[] spare;

    private long underWay;
    private int receiver;
    private int arrival = -1;

    OracleArbitrage(List<OracleVenue> venues, ClockSpecification clock) {
        this.venues = venues;
        this.clock = clock;
        worth = new long[venues.size()];
        spare = new long[venues.size()];
        for (OracleVenue venue : venues) {
            venue.pools.stream()
                    .filter(pool -> pool.population instanceof ArbitragePopulation)
                    .forEach(accounts::add);
        }
    }

    private Optional<ArbitragePopulation> rules() {
        return accounts.stream()
                .map(account -> (ArbitragePopulation) account.population)
                .findFirst();
    }

    /** Notes what the accounts are worth before a step begins. */
    void note() {
        for (OracleAccount account : accounts) {
            OracleVenue venue = venues.get(accounts.indexOf(account));
            long value = account.equityWithoutCollateral(venue.mark);
            worth[venue.index] = Math.max(value, 0);
            spare[venue.index] = Math.max(value - account.notional(venue.mark) / 3, 0);
        }
    }

    /** Phase 4: capital arrives and leaves. */
    void moveCapital(int step) {
        if (accounts.isEmpty()) {
            return;
        }
        if (arrival >= 0) {
            if (step >= arrival && !venues.get(receiver).isFrozen()) {
                venues.get(receiver).external.pay(accounts.get(receiver), underWay);
                arrival = -1;
            }
            return;
        }
        long total = 0;
        for (long value : worth) {
            total = Math.addExact(total, value);
        }
        int to = 0;
        int from = 0;
        double[] target = new double[worth.length];
        for (int venue = 0; venue < worth.length; venue++) {
            target[venue] = venues.get(venue).weight * total;
            to = worth[venue] / target[venue] < worth[to] / target[to] ? venue : to;
            from = worth[venue] / target[venue] > worth[from] / target[from] ? venue : from;
        }
        OracleVenue sender = venues.get(from);
        if (from == to || worth[to] >= 0.5 * target[to] || sender.isFrozen() || sender.withdrawalsHalted()) {
            return;
        }
        long wanted = (long) Math.floor(0.5 * Math.min(worth[from] - target[from], target[to] - worth[to]));
        long amount = Math.min(wanted, spare[from]);
        if (amount > 0) {
            accounts.get(from).pay(sender.external, amount);
            underWay = amount;
            receiver = to;
            arrival = step + clock.steps(rules().orElseThrow().transferTime());
        }
    }

    /** Lots to trade at a venue, against all others. */
    long order(OracleVenue here) {
        long sum = 0;
        for (OracleVenue there : venues) {
            if (there != here && here.takesOrders() && there.takesOrders()) {
                sum += order(here, there);
            }
        }
        return sum;
    }

    private long order(OracleVenue here, OracleVenue there) {
        ArbitragePopulation rules = rules().orElseThrow();
        double gap = there.book.logPrice() - here.book.logPrice();
        double cost = here.rules.takerFeePpm() / 1e6 + there.rules.takerFeePpm() / 1e6 + rules.buffer();
        if (Math.abs(gap) <= cost) {
            return 0;
        }
        OracleVenue cheap = gap > 0 ? here : there;
        OracleVenue dear = gap > 0 ? there : here;
        double cap = Math.min(cap(here, rules), cap(there, rules)) / (venues.size() - 1);
        long lots = (long) Math.floor(Math.min(Math.min(cap, room(cheap, 1)), room(dear, -1)));
        return here == cheap ? lots : -lots;
    }

    private double cap(OracleVenue venue, ArbitragePopulation rules) {
        return rules.participation() * venue.book.depth * venue.book.onePercentLots * clock.stepSeconds() / 60;
    }

    private double room(OracleVenue venue, int side) {
        double priceTicks = venue.price / venue.units.tick;
        long lots = accounts.get(venue.index).lots;
        return Math.max(0, 3.0 * worth[venue.index] / priceTicks - side * lots);
    }
}
