package io.stampede.coordinator.replay;

import io.stampede.outcome.History;
import java.util.Arrays;
import java.util.function.Function;

/** The columns of a market's history, as they are named in every output; the names are stable. */
enum MarketColumn {
    PRICE("price", History.Market::price),
    FUNDAMENTAL("fundamental", History.Market::fundamental),
    DEPTH("depth", History.Market::depth),
    FEAR("fear", History.Market::fear),
    PANIC_SHARE("panicShare", History.Market::panicShare);

    private final String key;
    private final Function<History.Market, double[]> values;

    MarketColumn(String key, Function<History.Market, double[]> values) {
        this.key = key;
        this.values = values;
    }

    String key() {
        return key;
    }

    double[] read(History.Market market) {
        return values.apply(market);
    }

    /** All columns of a market, in order. */
    static double[][] all(History.Market market) {
        return Arrays.stream(values()).map(column -> column.read(market)).toArray(double[][]::new);
    }
}
