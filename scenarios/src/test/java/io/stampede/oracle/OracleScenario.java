package io.stampede.oracle;

import io.stampede.spec.ScenarioBatch;

/** Runs one scenario of a batch, start to end. */
final class OracleScenario {
    private OracleScenario() {}

    /** Simulates a scenario by its number. */
    static OracleOutcome simulate(ScenarioBatch batch, int scenario) {
        OracleMarket market = new OracleMarket(batch.spec(), scenario);
        while (market.steps.size() < batch.spec().buildUpSteps()) {
            market.advance();
        }
        OracleMetrics metrics = new OracleMetrics(market);
        while (market.steps.size() < batch.spec().steps()) {
            market.advance();
        }
        return metrics.outcome();
    }
}
