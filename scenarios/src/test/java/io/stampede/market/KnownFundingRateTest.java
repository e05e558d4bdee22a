package io.stampede.market;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownFundingRateTest {
    @ParameterizedTest
    @CsvSource({
        "0.0002, 8, 100",
        "0.002, 8, 1500",
        "0.0002, 4, 50",
        "0.002, 4, 750",
        "-0.002, 8, -1500",
        "0.5, 8, 7500",
        "-0.5, 8, -7500",
        "0, 8, 100"
    })
    void theRateIsThePremiumDrawnTowardInterestAndCapped(double premium, double hours, int ppm) {
        assertThat(Funding.ratePpm(premium, hours)).isEqualTo(ppm);
    }
}
