package io.stampede.spec;

import java.time.Duration;
import java.util.OptionalDouble;

/** Fear: what raises it, how it fades, when it becomes panic, and how panic spreads. */
public record SentimentSpecification(
        @Field(about = "whether leveraged traders feel fear at all")
        boolean enabled,

        @Field(about = "fear from adverse price moves", unit = "per hour", min = 0, max = 4)
        double adverseMoveRate,

        @Field(
                about = "adverse move without effect",
                unit = "multiples of the one-minute volatility",
                min = 0.5,
                max = 20)
        double adverseMoveThreshold,

        @Field(about = "fear of shorts from adverse moves, relative to that of longs", min = 0, max = 2)
        double shortAsymmetry,

        @Field(about = "fear from news of severity one", min = 0, max = 0.2)
        double newsWeight,

        @Field(about = "fear from liquidations of others", unit = "per hour", min = 0, max = 12)
        double liquidationRate,

        @Field(
                about = "liquidations of a minute that raise fear at that rate, relative to open interest",
                min = 0,
                minOpen = true,
                max = 0.004)
        double liquidationScale,

        @Field(about = "fear from the own margin ratio", unit = "per hour", min = 0, max = 16)
        double marginRate,

        @Field(about = "fear from having been auto-deleveraged", min = 0, max = 0.4)
        double deleveragedWeight,

        @Field(about = "e-folding time of fear", from = "PT1M", to = "P1D")
        Duration decayTime,

        @Field(about = "first parameter of the Beta law of susceptibility", min = 1, max = 8)
        int susceptibilityA,

        @Field(about = "second parameter of the Beta law of susceptibility", min = 1, max = 8)
        int susceptibilityB,

        @Field(about = "rate of panic at the highest fear", unit = "per hour", min = 0, max = 360)
        double panicRate,

        @Field(about = "exponent of the rate of panic in fear", min = 1, max = 8)
        int panicExponent,

        @Field(about = "fear at which the rate of panic is half its highest", min = 0.05, max = 1)
        double panicThreshold,

        @Field(about = "duration of panic, at least a step", from = "PT1S", to = "P7D")
        Duration panicTime,

        @Field(about = "time after panic without a new one, at least a step", from = "PT1S", to = "P7D")
        Duration refractoryTime,

        @Field(about = "time in which panic would close a whole position, at least a step", from = "PT1S", to = "P7D")
        Duration exitTime,

        @Field(about = "share of a position that panic closes", min = 0, max = 1)
        double exitShare,

        @Field(about = "standard deviation of the log threshold of panic between traders", min = 0, max = 1, supported = "0")
        double panicThresholdDeviation,

        @Field(
                about = "loss at which panic closes the whole position, relative to what it was entered at",
                min = 0,
                minOpen = true,
                max = 1,
                supported = "OFF")
        OptionalDouble capitulationLoss,

        @Field(
                about = "rate at which flat traders without fear come back",
                unit = "per hour",
                min = 0,
                max = 60,
                supported = "0")
        double reentryRate,

        @Field(about = "fear while the own venue pays nobody out", unit = "per hour", min = 0, max = 60)
        double haltRate,

        @Field(about = "the same while another venue does, relative", min = 0, max = 1)
        double haltContagion,

        @Field(about = "who sees whose panic") Network network,

        @Field(about = "bad news of the market's own making")
        News news) {

    /** Fear switched on, of the prototype's strength. */
    public static SentimentSpecification defaults() {
        return new SentimentSpecification(
                true,
                1,
                4,
                0.5,
                0.05,
                3,
                0.001,
                4,
                0.1,
                Duration.ofMinutes(30),
                2,
                3,
                30,
                6,
                0.6,
                Duration.ofMinutes(10),
                Duration.ofHours(2),
                Duration.ofMinutes(3),
                0.5,
                0,
                OptionalDouble.empty(),
                0,
                6,
                0.3,
                Network.defaults(),
                News.defaults());
    }

    /** The default sentiment switched off: nobody feels, nobody panics. */
    public static SentimentSpecification off() {
        return defaults().with("enabled", false);
    }

    /** This sentiment with one component replaced by a value of its type. */
    public SentimentSpecification with(String component, Object value) {
        return RecordCopy.with(this, component, value);
    }
}
