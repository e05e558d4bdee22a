package io.stampede.node.block;

import io.stampede.simulation.MarketModel;
import io.stampede.spec.Overrides;
import io.stampede.spec.Sampling;
import io.stampede.spec.SamplingMethod;
import io.stampede.spec.Specification;
import io.stampede.spec.SpecificationReader;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Small markets that between them do everything the model can, in seconds. */
final class Markets {
    private static final String HEADER = """
            apiVersion: stampede/v1
            kind: ScenarioBatch
            metadata: {name: small}
            spec:
              scenarios: 512
              seed: 20251010
              clock: {step: PT10S, horizon: PT10M}
            """;

    private Markets() {}

    /** The markets by name. */
    static Map<String, MarketModel> all() {
        Map<String, MarketModel> markets = new LinkedHashMap<>();
        markets.put("one venue", one());
        markets.put("three venues", three());
        markets.put("no fund", noFund());
        markets.put("no fear", noFear());
        markets.put("funding", funding());
        markets.put("whole", whole());
        return markets;
    }

    /** The same market with its scenarios as particles, which are selected ten times. */
    static MarketModel splitting(MarketModel model, int particles) {
        Specification given = model.specification();
        Duration time = given.clock().horizon().dividedBy(10);
        return new MarketModel(given.withSampling(Sampling.of(SamplingMethod.SPLITTING)
                .with("particles", particles)
                .with("selectionTime", time)
                .with("selectionStrength", 60.0)));
    }

    static MarketModel one() {
        return model("""
                  venues:
                    - {name: alpha, weight: 1}
                  populations:
                    - {kind: LEVERAGED, name: longs, side: LONG, count: 40}
                    - {kind: LEVERAGED, name: shorts, side: SHORT, count: 20}
                  shocks:
                    - {kind: JUMP, at: PT2M, logReturn: -0.12}
                """);
    }

    static MarketModel three() {
        return model("""
                  venues:
                    - {name: alpha, weight: 0.5}
                    - {name: beta, weight: 0.3, liquidation: {policy: PARTIAL20}}
                    - {name: gamma, weight: 0.2, liquidation: {policy: TARGET}}
                  populations:
                    - {kind: LEVERAGED, name: longs, side: LONG, count: 70}
                    - {kind: LEVERAGED, name: shorts, side: SHORT, count: 35}
                    - {kind: VALUE, name: value, count: 2}
                    - {kind: MOMENTUM, name: momentum, count: 2}
                  collateral:
                    - {name: pegged, haircut: 0.05, userShare: 0.4, marginShare: 0.5}
                  shocks:
                    - {kind: JUMP, at: PT1M, logReturn: -0.1}
                    - {kind: DEPEG, at: PT2M, duration: PT3M, collateral: pegged, discount: 0.3}
                    - {kind: RUMOUR, at: PT3M, severity: 5, topic: 'venue:beta'}
                    - {kind: RUMOUR, at: PT4M, severity: 5, topic: 'collateral:pegged'}
                """);
    }

    /** Deficits nobody covers: auto-deleveraging. */
    private static MarketModel noFund() {
        return model("""
                  venues:
                    - {name: alpha, weight: 0.5, takerFee: 0.002, insuranceFund: {sizeToOpenInterest: 0}}
                    - {name: beta, weight: 0.5, insuranceFund: {sizeToOpenInterest: 0}}
                  populations:
                    - {kind: LEVERAGED, name: longs, side: LONG, count: 150, leverageMedian: 20}
                    - {kind: LEVERAGED, name: shorts, side: SHORT, count: 30}
                  shocks:
                    - {kind: JUMP, at: PT1M, logReturn: -0.15}
                """);
    }

    private static MarketModel noFear() {
        return model("""
                  sentiment: {enabled: false}
                  populations:
                    - {kind: LEVERAGED, name: longs, side: LONG, count: 1}
                """);
    }

    /** As many rules, shocks and traders at once as go together, each scenario with times of its own. */
    private static MarketModel whole() {
        return model("""
                  buildUp: {duration: PT2M, startShare: 0.5, optimism: 5, optimismTime: PT1M, buyingTime: PT1M}
                  venues:
                    - {name: alpha, weight: 0.5, like: HYPERLIQUID, priceBand: 0.03}
                    - {name: beta, weight: 0.3, like: OKX, circuitBreaker: {threshold: 0.03, window: PT1M, halt: PT1M}}
                    - name: gamma
                      weight: 0.2
                      autoDeleveraging: {policy: PRO_RATA}
                      solvency: {reserveRatio: 0.5, withdrawalsPerHour: 60, insolvencyTime: PT2M}
                  populations:
                    - {kind: LEVERAGED, name: longs, side: LONG, count: 60, leverageMedian: 15, freeMarginShare: 0.2}
                    - {kind: LEVERAGED, name: shorts, side: SHORT, count: 30, leverageMedian: 15}
                    - {kind: BASIS, name: basis, count: 9, collateral: staked}
                    - {kind: VALUE, name: value}
                    - {kind: MOMENTUM, name: momentum}
                    - {kind: ARBITRAGE, name: arbitrage, transferTime: PT1M}
                  sentiment:
                    reentryRate: 60
                    panicThresholdDeviation: 0.4
                    capitulationLoss: 0.03
                    network: {kind: COMMUNITIES}
                  collateral:
                    - {name: pegged, userShare: 0.4, oracle: INDEX}
                    - {name: staked, kind: WRAPPED, userShare: 0.2}
                  shocks:
                    - {kind: JUMP, at: {law: UNIFORM, from: PT1M, to: PT2M}, logReturn: -0.08}
                    - {kind: DEPEG, at: PT2M, duration: PT1M, collateral: staked, discount: 0.2, recoveryTime: PT1M}
                    - {kind: OUTAGE, at: {law: UNIFORM, from: PT2M, to: PT4M}, duration: PT1M, venue: alpha}
                    - {kind: RUMOUR, at: PT1M, severity: 40, topic: 'venue:gamma', resolutionAfter: PT2M}
                    - {kind: WHALE, at: PT1M, duration: PT3M, venue: beta, quantityToOpenInterest: 0.2}
                    - {kind: MARGIN_HIKE, at: PT3M, duration: PT2M, venue: alpha, factor: 2}
                    - {kind: LEVERAGE, factor: {law: CHOICE, values: [0.5, 1, 2]}}
                """);
    }

    /** Steps of a minute, funding every hour. */
    private static MarketModel funding() {
        return model(HEADER.replace("PT10S", "PT1M").replace("PT10M", "PT2H"), """
                  venues:
                    - {name: alpha, weight: 0.5, fundingInterval: PT1H}
                    - {name: beta, weight: 0.5, fundingInterval: "OFF"}
                  populations:
                    - {kind: LEVERAGED, name: longs, side: LONG, count: 30}
                    - {kind: LEVERAGED, name: shorts, side: SHORT, count: 9}
                """);
    }

    private static MarketModel model(String rest) {
        return model(HEADER, rest);
    }

    private static MarketModel model(String header, String rest) {
        return new MarketModel(SpecificationReader.create()
                .read(header + rest, "small.yaml", Overrides.none())
                .orElseThrow()
                .spec());
    }
}
