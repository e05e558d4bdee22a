package io.stampede.validation;

import io.stampede.spec.ScenarioBatch;
import io.stampede.validation.Experiment.Watch;
import java.util.ArrayList;
import java.util.List;

/** The experiments that show stylised facts: the default market calm, crashing, and at other leverages. */
public final class FactStudy {
    /** Multipliers of the default leverage at which the market is hit. */
    static final List<Double> LEVERAGES = List.of(0.0, 0.25, 0.35, 0.4, 0.45, 0.5, 0.7, 1.0, 2.0);

    /** The shock, a log return. */
    static final double SHOCK = -0.05;

    /** The seed of all of them. */
    public static final long SEED = 1;

    static final String GAUSSIAN = "gaussian";
    static final String FINE_CRASH = "crash in steps of one second";

    private FactStudy() {}

    /** Name of the calm market at a multiple of the default leverage. */
    static String calm(double leverage) {
        return "calm, leverage × " + plain(leverage);
    }

    /** Name of the market that is hit, at a multiple of the default leverage. */
    static String crash(double leverage) {
        return "crash, leverage × " + plain(leverage);
    }

    /** A multiplier without superfluous zeros. */
    static String plain(double leverage) {
        return java.math.BigDecimal.valueOf(leverage).stripTrailingZeros().toPlainString();
    }

    /**
     * All of them.
     *
     * @param scenarios of the main ones; the others have a half or a quarter of that
     * @param settings of the market they are played in, as by {@code --set}; none for the default market
     */
    public static List<Experiment> experiments(int scenarios, String... settings) {
        ScenarioBatch market = ScenarioBatch.defaults("validation").with("seed=" + SEED);
        market = settings.length == 0 ? market : market.with(settings);
        List<Experiment> experiments = new ArrayList<>();
        experiments.add(experiment(
                GAUSSIAN,
                market,
                Math.max(1, scenarios / 4),
                Watch.PATHS,
                "clock.horizon=PT6H",
                "asset.volatilityOfVolatility=0",
                "asset.jumpsPerDay=0",
                "sentiment.enabled=false",
                "populations=[{kind: MARKET_MAKER, name: market-makers}]"));
        for (double leverage : List.of(0.0, 1.0, 2.0)) {
            experiments.add(experiment(
                    calm(leverage),
                    market,
                    scenarios,
                    Watch.PATHS,
                    "clock.horizon=PT6H",
                    longs(leverage),
                    shorts(leverage)));
        }
        for (double leverage : LEVERAGES) {
            experiments.add(experiment(
                    crash(leverage),
                    market,
                    leverage == 1 ? scenarios : Math.max(1, scenarios / 2),
                    leverage == 1 ? Watch.ACCOUNTS : Watch.OUTCOMES,
                    "clock.horizon=PT3H",
                    "shocks=[{kind: JUMP, at: PT10M, logReturn: " + SHOCK + "}]",
                    longs(leverage),
                    shorts(leverage)));
        }
        experiments.add(experiment(
                FINE_CRASH,
                market,
                Math.max(1, scenarios / 4),
                Watch.PATHS,
                "clock.step=PT1S",
                "clock.horizon=PT30M",
                "shocks=[{kind: JUMP, at: PT5M, logReturn: " + SHOCK + "}]"));
        return experiments;
    }

    private static String longs(double leverage) {
        return "populations[leveraged-longs].leverageMultiplier=" + plain(leverage);
    }

    private static String shorts(double leverage) {
        return "populations[leveraged-shorts].leverageMultiplier=" + plain(leverage);
    }

    private static Experiment experiment(
            String name, ScenarioBatch market, int scenarios, Watch watch, String... settings) {
        ScenarioBatch batch = market.with("scenarios=" + scenarios);
        for (String setting : settings) {
            batch = batch.with(setting);
        }
        return new Experiment(name, batch, watch);
    }
}
