package io.stampede.simulation;

import io.stampede.lanes.Lanes;
import io.stampede.outcome.OutcomeBlock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Medians of {@link CalibrationCase#METRICS} over scenarios, percent. */
record CalibrationMeasurement(List<Double> medians) {
    private static final int LANES = 64;

    static CalibrationMeasurement of(MarketModel model, int scenarios) {
        List<double[]> values = new ArrayList<>();
        CalibrationCase.METRICS.forEach(metric -> values.add(new double[scenarios]));
        for (int first = 0; first < scenarios; first += LANES) {
            Lanes lanes = new Lanes(first, Math.min(LANES, scenarios - first));
            OutcomeBlock block = BlockSimulator.simulate(model, lanes, model.steps());
            for (int column = 0; column < values.size(); column++) {
                int source = model.layout().column(CalibrationCase.METRICS.get(column));
                System.arraycopy(block.columns().get(source).values(), 0, values.get(column), first, lanes.count());
            }
        }
        return new CalibrationMeasurement(
                values.stream().map(CalibrationMeasurement::medianPercent).toList());
    }

    private static double medianPercent(double[] values) {
        Arrays.sort(values);
        int half = values.length / 2;
        return 100 * (values.length % 2 == 1 ? values[half] : 0.5 * (values[half - 1] + values[half]));
    }
}
