package io.stampede.spec;

import java.util.List;

/** What the report states. */
public record ReportSettings(
        @Field(
                about = "levels of value at risk and expected shortfall, rising",
                min = 0,
                minOpen = true,
                max = 1,
                maxOpen = true,
                minItems = 1,
                maxItems = 16)
        List<Double> levels,

        @Field(about = "confidence of the intervals", min = 0, minOpen = true, max = 1, maxOpen = true)
        double confidence,

        @Field(about = "worst scenarios listed for each metric", unit = "scenarios", min = 1, max = 1000)
        int worstCount) {

    /** Keeps an immutable copy of the levels. */
    public ReportSettings {
        levels = List.copyOf(levels);
    }

    /** 95, 99 and 99.9 % with intervals of 95 % and the ten worst scenarios. */
    public static ReportSettings defaults() {
        return new ReportSettings(List.of(0.95, 0.99, 0.999), 0.95, 10);
    }
}
