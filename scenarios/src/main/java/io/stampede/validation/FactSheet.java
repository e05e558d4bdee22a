package io.stampede.validation;

import io.stampede.outcome.Metric;
import io.stampede.risk.WilsonInterval;
import io.stampede.validation.FactMeasurement.Confidence;
import io.stampede.validation.FactMeasurement.Exact;
import io.stampede.validation.FactMeasurement.StandardError;
import io.stampede.validation.MetaorderImpact.Metaorder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** The stylised facts of the experiments that have been played. */
public final class FactSheet {
    private static final double TAIL_SHARE = 0.01;
    private static final double SIZE_SHARE = 0.05;
    private static final double CONFIDENCE = 0.95;
    /** The crash begins in this minute, and its first forty minutes are looked at. */
    private static final int CRASH_MINUTE = 10;

    private static final int CRASH_MINUTES = 40;
    /** So few liquidations say nothing of whether they come in clusters. */
    private static final int LEAST_LIQUIDATIONS = 10;

    private final Map<String, ExperimentResult> results = new LinkedHashMap<>();
    private final MetaorderImpact metaorders = new MetaorderImpact();

    /** The facts of results of {@link FactStudy#experiments}. */
    public FactSheet(List<ExperimentResult> results) {
        results.forEach(result -> this.results.put(result.experiment().name(), result));
    }

    /** How often the price fell more than twice as far as it was pushed, at a multiple of the default leverage. */
    public record Cascades(double leverage, double share, WilsonInterval interval, int scenarios) {}

    /** All of them, once each. */
    public List<FactMeasurement> measurements() {
        return Arrays.stream(StylisedFact.values()).map(this::measure).toList();
    }

    private FactMeasurement measure(StylisedFact fact) {
        return switch (fact) {
            case TAIL_WITHOUT_LEVERAGE -> pooled(fact, calm(0), FactSheet::tail);
            case TAIL -> pooled(fact, calm(1), FactSheet::tail);
            case TAIL_STEEPENING -> steepening();
            case KURTOSIS -> pooled(fact, calm(1), FactSheet::kurtosis);
            case KURTOSIS_OF_GAUSSIAN -> pooled(fact, result(FactStudy.GAUSSIAN), FactSheet::kurtosis);
            case VOLATILITY_CLUSTERING -> pooled(fact, calm(1), paths -> clustering(paths, 5));
            case VOLATILITY_MEMORY -> pooled(fact, calm(1), paths -> clustering(paths, 30));
            case RETURN_MEMORY -> pooled(fact, calm(1), FactSheet::returnMemory);
            case SKEWNESS -> pooled(fact, crash(), FactSheet::skewness);
            case LONG_SHARE -> longShare();
            case LIQUIDATION_SIZE ->
                pooled(
                        fact,
                        crash(),
                        paths -> sizeExponent(paths, path -> path.sizes().liquidated()));
            case DELEVERAGING_SIZE ->
                pooled(
                        fact,
                        crash(),
                        paths -> sizeExponent(paths, path -> path.sizes().deleveraged()));
            case EXCITATION_IN_CRASH -> excitation(fact, crash(), CRASH_MINUTE, CRASH_MINUTE + CRASH_MINUTES);
            case EXCITATION_IN_CALM -> excitation(fact, calm(1), 0, Integer.MAX_VALUE);
            case TOP_SECOND -> topSecond();
            case CASCADES_AT_LOW_LEVERAGE -> cascades(fact, 0.25);
            case CASCADES_AT_DEFAULT_LEVERAGE -> cascades(fact, 1);
            case LOWEST_DEPTH ->
                scenarios(
                        fact,
                        Arrays.stream(crash().values(Metric.DEPTH_WITHDRAWAL)).map(lost -> 1 - lost));
            case DEPTH_HALF_LIFE ->
                scenarios(fact, crash().paths().stream().flatMapToDouble(path -> path.depthHalfLife().stream()));
            case IMPACT_IN_ONE_TIME -> impact(fact, metaorders.overFiveMinutes());
            case IMPACT_AT_ONE_SPEED -> impact(fact, metaorders.atOneSpeed());
            case REBOUND -> scenarios(fact, Arrays.stream(crash().values(Metric.RECOVERY_RATIO)));
            case FORCED_SHARE -> forcedShare();
            case FORTY_MINUTES ->
                scenarios(fact, Arrays.stream(crash().values(Metric.MAX_FORTY_MINUTE_LIQUIDATION_SHARE)));
        };
    }

    private ExperimentResult result(String name) {
        return Optional.ofNullable(results.get(name))
                .orElseThrow(() -> new IllegalStateException("experiment was not played: " + name));
    }

    private ExperimentResult calm(double leverage) {
        return result(FactStudy.calm(leverage));
    }

    private ExperimentResult crash() {
        return result(FactStudy.crash(1));
    }

    private static FactMeasurement pooled(
            StylisedFact fact, ExperimentResult result, ToDoubleFunction<List<ScenarioPath>> statistic) {
        return new FactMeasurement(
                fact,
                statistic.applyAsDouble(result.paths()),
                new StandardError(Jackknife.standardError(result.paths(), statistic)),
                sample(result));
    }

    private static String sample(ExperimentResult result) {
        return result.experiment().name() + ", " + result.scenarios() + " scenarios";
    }

    private FactMeasurement scenarios(StylisedFact fact, java.util.stream.DoubleStream values) {
        return FactMeasurement.ofScenarios(fact, values.toArray(), sample(crash()));
    }

    /** The tail exponent of minute returns, both signs together. */
    static double tail(List<ScenarioPath> paths) {
        return TailExponent.of(ScenarioPath.magnitudes(ScenarioPath.returns(paths)), TAIL_SHARE)
                .exponent();
    }

    private static double kurtosis(List<ScenarioPath> paths) {
        return Moments.of(ScenarioPath.returns(paths)).kurtosis();
    }

    private static double skewness(List<ScenarioPath> paths) {
        return Moments.of(ScenarioPath.returns(paths)).skewness();
    }

    /** The autocorrelation of absolute minute returns at a lag in minutes. */
    static double clustering(List<ScenarioPath> paths, int lag) {
        return SerialCorrelation.of(
                paths.stream()
                        .map(path -> ScenarioPath.magnitudes(path.minuteReturns()))
                        .toList(),
                lag);
    }

    private static double returnMemory(List<ScenarioPath> paths) {
        return SerialCorrelation.of(
                paths.stream().map(ScenarioPath::minuteReturns).toList(), 1);
    }

    /** A scenario at two leverages: the same random numbers, so that they are left out together. */
    private record Pair(ScenarioPath without, ScenarioPath doubled) {}

    private FactMeasurement steepening() {
        List<Pair> pairs = new ArrayList<>();
        for (int scenario = 0; scenario < calm(0).scenarios(); scenario++) {
            pairs.add(new Pair(calm(0).paths().get(scenario), calm(2).paths().get(scenario)));
        }
        return new FactMeasurement(
                StylisedFact.TAIL_STEEPENING,
                steepening(pairs),
                new StandardError(Jackknife.standardError(pairs, FactSheet::steepening)),
                "calm, leverage × 0 and × 2, " + calm(0).scenarios() + " scenarios each");
    }

    private static double steepening(List<Pair> pairs) {
        return tail(pairs.stream().map(Pair::without).toList())
                - tail(pairs.stream().map(Pair::doubled).toList());
    }

    private FactMeasurement longShare() {
        return scenarios(
                StylisedFact.LONG_SHARE,
                crash().paths().stream()
                        .map(ScenarioPath::liquidations)
                        .filter(all -> all.notional() > 0)
                        .mapToDouble(all -> all.longNotional() / all.notional()));
    }

    private static double sizeExponent(
            List<ScenarioPath> paths, java.util.function.Function<ScenarioPath, double[]> sizes) {
        double[] all = paths.stream()
                .flatMapToDouble(path -> Arrays.stream(sizes.apply(path)))
                .toArray();
        return TailExponent.of(all, SIZE_SHARE).exponent();
    }

    private FactMeasurement excitation(StylisedFact fact, ExperimentResult result, int from, int to) {
        double[] ratios = result.paths().stream()
                .map(path -> Arrays.copyOfRange(
                        path.minuteLiquidations(),
                        Math.min(from, path.minuteLiquidations().length),
                        Math.min(to, path.minuteLiquidations().length)))
                .filter(counts -> Arrays.stream(counts).sum() >= LEAST_LIQUIDATIONS)
                .mapToDouble(counts -> SelfExcitation.branchingRatio(SelfExcitation.fano(counts)))
                .toArray();
        return FactMeasurement.ofScenarios(
                fact,
                ratios,
                result.experiment().name() + ", the " + ratios.length + " of " + result.scenarios() + " scenarios with "
                        + LEAST_LIQUIDATIONS + " liquidations or more");
    }

    private FactMeasurement topSecond() {
        ExperimentResult fine = result(FactStudy.FINE_CRASH);
        double[] shares = fine.paths().stream()
                .map(ScenarioPath::liquidations)
                .filter(all -> all.orders() > 0)
                .mapToDouble(all -> (double) all.largestStep() / all.orders())
                .toArray();
        return FactMeasurement.ofScenarios(StylisedFact.TOP_SECOND, shares, sample(fine));
    }

    private FactMeasurement cascades(StylisedFact fact, double leverage) {
        Cascades cascades = cascades(leverage);
        return new FactMeasurement(
                fact,
                cascades.share(),
                new Confidence(cascades.interval().lower(), cascades.interval().upper()),
                sample(result(FactStudy.crash(leverage))));
    }

    private Cascades cascades(double leverage) {
        ExperimentResult result = result(FactStudy.crash(leverage));
        double twice = 2 * -StrictMath.expm1(FactStudy.SHOCK);
        double share = Arrays.stream(result.values(Metric.MAX_DROP))
                        .filter(drop -> drop > twice)
                        .count()
                / (double) result.scenarios();
        WilsonInterval interval = WilsonInterval.of(share, result.scenarios(), CONFIDENCE);
        return new Cascades(leverage, share, interval, result.scenarios());
    }

    private static FactMeasurement impact(StylisedFact fact, List<Metaorder> orders) {
        PowerLaw law = MetaorderImpact.exponent(orders);
        Metaorder first = orders.get(0);
        Metaorder last = orders.get(orders.size() - 1);
        return new FactMeasurement(
                fact,
                law.exponent(),
                first.slices() == last.slices() ? new Exact() : new StandardError(law.standardError()),
                orders.size() + " orders, each twice the last, from " + first.slices() + " to " + last.slices()
                        + " slices");
    }

    private FactMeasurement forcedShare() {
        double[] liquidated = crash().values(Metric.LIQUIDATED_NOTIONAL);
        double[] panic = crash().values(Metric.PANIC_SOLD_NOTIONAL);
        double[] deleveraged = crash().values(Metric.AUTO_DELEVERAGED_NOTIONAL);
        double[] shares = new double[liquidated.length];
        int count = 0;
        for (int scenario = 0; scenario < liquidated.length; scenario++) {
            double closed = liquidated[scenario] + panic[scenario] + deleveraged[scenario];
            if (closed > 0) {
                shares[count++] = liquidated[scenario] / closed;
            }
        }
        return scenarios(StylisedFact.FORCED_SHARE, Arrays.stream(shares, 0, count));
    }

    /** The phase transition: by leverage, ascending. */
    public List<Cascades> cascades() {
        return FactStudy.LEVERAGES.stream().map(this::cascades).toList();
    }

    /** Absolute minute returns of the calm market at a multiple of the default leverage: 0, 1 or 2. */
    public double[] magnitudes(double leverage) {
        return ScenarioPath.magnitudes(ScenarioPath.returns(calm(leverage).paths()));
    }

    /** The autocorrelation of absolute minute returns in the calm market, from one minute to so many. */
    public double[] clustering(int minutes) {
        double[] correlations = new double[minutes];
        for (int lag = 1; lag <= minutes; lag++) {
            correlations[lag - 1] = clustering(calm(1).paths(), lag);
        }
        return correlations;
    }

    /** Tail exponents by leverage 0, 1 and 2. */
    public Map<Double, Double> tailExponents() {
        Map<Double, Double> exponents = new LinkedHashMap<>();
        for (double leverage : List.of(0.0, 1.0, 2.0)) {
            exponents.put(leverage, tail(calm(leverage).paths()));
        }
        return exponents;
    }

    /** The large orders that were executed. */
    public MetaorderImpact metaorders() {
        return metaorders;
    }
}
