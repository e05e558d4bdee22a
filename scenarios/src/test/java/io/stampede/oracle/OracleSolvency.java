package io.stampede.oracle;

import io.stampede.oracle.OracleShocks.Event;
import io.stampede.oracle.OracleTrader.State;
import io.stampede.spec.ReserveHole;
import io.stampede.spec.SentimentSpecification;
import io.stampede.spec.SolvencyRule;
import io.stampede.spec.Specification;
import java.util.ArrayList;
import java.util.List;

/** Whether a venue can pay its users: withdrawals, their halt, and the end. */
final class OracleSolvency {
    private final OracleVenue venue;
    private final SolvencyRule rule;
    private final SentimentSpecification law;
    private final List<Event> holes = new ArrayList<>();
    private final int stepSeconds;
    private final int patience;
    /** What users own at the start, in money units. */
    private final long deposits;

    private int stoppedAt;

    OracleSolvency(OracleVenue venue, Specification specification, OracleShocks shocks) {
        this.venue = venue;
        rule = venue.rules.solvency();
        law = specification.sentiment();
        stepSeconds = specification.clock().stepSeconds();
        patience = specification.clock().steps(rule.insolvencyTime());
        deposits = claims(venue.units.initialTicks);
        for (Event event : shocks.events) {
            if (event.shock() instanceof ReserveHole hole && hole.venue().equals(venue.rules.name())) {
                holes.add(event);
            }
        }
    }

    private List<OracleAccount> users() {
        List<OracleAccount> users = new ArrayList<>(venue.traders);
        users.addAll(venue.pools);
        users.addAll(venue.whales);
        return users;
    }

    private long claims(long mark) {
        long sum = 0;
        for (OracleAccount user : users()) {
            sum = Math.addExact(sum, Math.max(venue.equity(user, mark), 0));
        }
        return sum;
    }

    /** What is missing in a step, bad debt included. */
    private long missing(int step) {
        long lent = 1_000_000 - (long) Math.rint(rule.reserveRatio() * 1e6);
        long sum = OracleUnits.rate(deposits, lent + (long) Math.rint(rule.hiddenHole() * 1e6));
        for (Event hole : holes) {
            if (step >= hole.first()) {
                sum = Math.addExact(sum, OracleUnits.rate(deposits, (long) Math.rint(hole.size() * 1e6)));
            }
        }
        return Math.subtractExact(sum, venue.debt.cash);
    }

    /** Phase 6: fear that the venue cannot pay. */
    void fear(OracleWorld world, double haltStimulus) {
        double decay = StrictMath.exp(-stepSeconds / OracleWorld.seconds(law.decayTime()));
        double severity = 0.0;
        for (OracleWorld.Item rumour : world.rumours) {
            boolean own = rumour.topic().name().equals(venue.rules.name());
            severity += own ? rumour.severity() : rumour.severity() * 0.3;
        }
        venue.solvencyFear = venue.solvencyFear * decay;
        double stimulus = law.newsWeight() * severity + haltStimulus;
        venue.solvencyFear += (1 - venue.solvencyFear) * OracleSentiment.saturate(stimulus);
    }

    /** Phase 12: withdrawals are paid or stopped; after a while of that the venue goes on or is closed. */
    void settle(int step) {
        if (rule.withdrawalsPerHour() == 0 || venue.isFrozen() || venue.closedForGood) {
            return;
        }
        if (!venue.withdrawalsHalted()) {
            pay(step);
        }
        if (venue.withdrawalsStopped && step >= stoppedAt + patience) {
            if (missing(step) > 0) {
                close(step);
            } else {
                venue.withdrawalsStopped = false;
            }
        }
    }

    private void pay(int step) {
        long claims = claims(venue.mark);
        long assets = Math.max(0, Math.subtractExact(claims, missing(step)));
        List<OracleTrader> traders = venue.traders.stream()
                .filter(trader -> !(trader instanceof OracleBasisTrader))
                .toList();
        long[] wanted = traders.stream().mapToLong(this::wanted).toArray();
        long queue = 0;
        for (long amount : wanted) {
            queue = Math.addExact(queue, amount);
        }
        if (queue == 0) {
            return;
        }
        long payable = Math.min(queue, assets);
        if (rule.withdrawalLimitPerHour().isPresent()) {
            double limit = rule.withdrawalLimitPerHour().getAsDouble() * stepSeconds / 3600 * deposits;
            payable = Math.min(payable, (long) Math.floor(limit));
        }
        long paid = 0;
        for (int index = 0; index < wanted.length; index++) {
            long amount = OracleUnits.share(payable, wanted[index], queue);
            traders.get(index).pay(venue.external, amount);
            paid = Math.addExact(paid, amount);
        }
        if (assets == 0 || (double) (queue - paid) > rule.maxQueueShare() * (double) claims) {
            venue.withdrawalsStopped = true;
            stoppedAt = step;
        }
    }

    private long wanted(OracleTrader trader) {
        long notional = trader.notional(venue.mark);
        long tied = 0;
        if (notional != 0) {
            long initial = (long) Math.floor((double) notional / venue.tiers.maxLeverage(notional));
            tied = Math.max(initial, venue.maintenanceMargin(trader, venue.mark) + 1);
        }
        long free = Math.max(0, trader.equityWithoutCollateral(venue.mark) - tied);
        double urge = 1;
        if (trader.state != State.PANIC) {
            double power = OracleSentiment.power(venue.solvencyFear, law.panicExponent());
            urge = power / (power + OracleSentiment.power(law.panicThreshold(), law.panicExponent()));
        }
        double share = OracleSentiment.saturate((rule.withdrawalsPerHour() / 3600) * stepSeconds * urge);
        return (long) Math.floor((double) free * share);
    }

    /** Everything is sold and closed at the mark, and users get what there is in proportion to their claims. */
    private void close(int step) {
        long missing = missing(step);
        venue.traders.forEach(venue::sellCollateral);
        for (OracleAccount account : venue.accounts()) {
            account.cash = account.equityWithoutCollateral(venue.mark);
            account.lots = 0;
            account.entryCost = 0;
        }
        users().forEach(this::writeOff);
        writeOff(venue.fund);
        long claims = 0;
        for (OracleAccount user : users()) {
            claims = Math.addExact(claims, user.cash);
        }
        long assets = Math.max(0, Math.subtractExact(claims, missing));
        for (OracleAccount user : users()) {
            long kept = claims == 0 ? 0 : OracleUnits.share(assets, user.cash, claims);
            user.pay(venue.external, user.cash - kept);
        }
        double before = venue.book.displacement(venue.book.flow);
        venue.book.flow = 0;
        venue.book.anchor += before - venue.book.displacement(venue.book.flow);
        venue.closedForGood = true;
    }

    private void writeOff(OracleAccount account) {
        if (account.cash < 0) {
            venue.debt.pay(account, -account.cash);
        }
    }
}
