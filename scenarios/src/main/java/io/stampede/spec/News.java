package io.stampede.spec;

import java.time.Duration;

/** Self-exciting bad news. */
public record News(
        @Field(about = "rate of news that nothing caused", unit = "per hour", min = 0, max = 60)
        double perHour,

        @Field(about = "further news that one item causes", min = 0, max = 0.95)
        double branching,

        @Field(about = "e-folding time of the excitement", from = "PT1M", to = "P1D")
        Duration memoryTime,

        @Field(about = "news caused by falling prices", unit = "per second", min = 0, max = 1)
        double returnFeedback) {

    /** One item every two hours, each causing half a further one. */
    public static News defaults() {
        return new News(0.5, 0.5, Duration.ofMinutes(10), 0);
    }
}
