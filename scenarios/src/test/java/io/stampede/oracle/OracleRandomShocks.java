package io.stampede.oracle;

import io.stampede.spec.Depeg;
import io.stampede.spec.DepthCut;
import io.stampede.spec.Drift;
import io.stampede.spec.Jump;
import io.stampede.spec.LeverageShock;
import io.stampede.spec.MarginHike;
import io.stampede.spec.Outage;
import io.stampede.spec.OutageMode;
import io.stampede.spec.Quantity;
import io.stampede.spec.ReserveHole;
import io.stampede.spec.Rumour;
import io.stampede.spec.RumourTopic;
import io.stampede.spec.Shock;
import io.stampede.spec.Specification;
import io.stampede.spec.TopicKind;
import io.stampede.spec.VolatilityShock;
import io.stampede.spec.WhaleUnwind;
import io.stampede.spec.WithdrawalHalt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Shocks of all kinds drawn at random, with laws in place of numbers. */
final class OracleRandomShocks {
    private static final int KINDS = 13;

    private final SplittableRandom random;
    private final Specification market;
    private final double horizon;

    OracleRandomShocks(SplittableRandom random, Specification market) {
        this.random = random;
        this.market = market;
        horizon = market.clock().horizon().toSeconds();
    }

    List<Shock> draw() {
        List<Shock> shocks = new ArrayList<>();
        for (int count = random.nextInt(2, 12); count > 0; count--) {
            int kind = random.nextInt(KINDS);
            boolean needsCollateral = kind == 2 || kind == 3;
            if (!needsCollateral || !market.collateral().isEmpty()) {
                shocks.add(one(kind));
            }
        }
        return shocks;
    }

    private Shock one(int kind) {
        Quantity at = law(0, horizon * 0.9);
        return switch (kind) {
            case 0 -> new Jump(at, law(-0.2, 0.2));
            case 1 -> rumour(at, topic());
            case 2 -> rumour(at, new RumourTopic(TopicKind.COLLATERAL, collateral()));
            case 3 -> new Depeg(at, span(), collateral(), venues(), law(0, 0.9), recovery());
            case 4 -> outage(at);
            case 5 -> new Drift(at, span(), law(-1, 1));
            case 6 -> new VolatilityShock(at, law(0, 5), time(1, 600));
            case 7 -> new DepthCut(at, span(), venues(), law(0, 1));
            case 8 -> hike(at);
            case 9 -> new WhaleUnwind(at, span(), venue(), law(-0.3, 0.3));
            case 10 -> new LeverageShock(law(0.2, 3));
            case 11 -> new WithdrawalHalt(at, span(), venue());
            default -> new ReserveHole(at, venue(), law(0, 0.5));
        };
    }

    /**
     * A rise of the maintenance margin. Withdrawals leave the initial margin alone, which may then be less: the engine
     * refuses what follows from that, so no venue here has both.
     */
    private Shock hike(Quantity at) {
        String venue = venue();
        boolean mayWithdraw = market.venues().stream()
                .anyMatch(
                        rules -> rules.name().equals(venue) && rules.solvency().withdrawalsPerHour() > 0);
        Quantity factor = law(1, 4);
        return mayWithdraw
                ? new DepthCut(at, span(), List.of(venue), law(0, 1))
                : new MarginHike(at, span(), venue, factor);
    }

    private Outage outage(Quantity at) {
        OutageMode mode = OutageMode.values()[random.nextInt(OutageMode.values().length)];
        return new Outage(at, span(), venue(), mode, random.nextBoolean());
    }

    private Rumour rumour(Quantity at, RumourTopic topic) {
        Optional<Duration> resolution = random.nextBoolean() ? Optional.of(time(1, 600)) : Optional.empty();
        double jump = between(-0.1, 0.1);
        return new Rumour(at, law(0, 30), topic, resolution, random.nextDouble(), jump, random.nextDouble());
    }

    private RumourTopic topic() {
        return random.nextBoolean() ? RumourTopic.MARKET : new RumourTopic(TopicKind.VENUE, venue());
    }

    private String venue() {
        return market.venues().get(random.nextInt(market.venues().size())).name();
    }

    private List<String> venues() {
        return random.nextBoolean() ? List.of() : List.of(venue());
    }

    private String collateral() {
        return market.collateral()
                .get(random.nextInt(market.collateral().size()))
                .name();
    }

    private Optional<Duration> recovery() {
        return random.nextBoolean() ? Optional.empty() : Optional.of(time(1, 600));
    }

    private Quantity span() {
        return law(1, horizon / 3);
    }

    private Duration time(int lowSeconds, int highSeconds) {
        return Duration.ofSeconds(random.nextInt(lowSeconds, highSeconds + 1));
    }

    private double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    private Quantity law(double low, double high) {
        double one = between(low, high);
        double other = between(low, high);
        double from = Math.min(one, other);
        double to = Math.max(one, other);
        return switch (random.nextInt(4)) {
            case 0 -> Quantity.of(one);
            case 1 -> new Quantity.Uniform(from, to);
            case 2 -> new Quantity.Normal(between(low, high), (high - low) / 4, from, to);
            default -> new Quantity.Choice(List.of(one, other, between(low, high)));
        };
    }
}
