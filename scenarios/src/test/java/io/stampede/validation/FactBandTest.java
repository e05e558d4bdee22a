package io.stampede.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FactBandTest {
    @Test
    void everyFactHasABandWithASource() {
        assertThat(FactBand.all()).extracting(FactBand::fact).containsExactlyInAnyOrder(StylisedFact.values());
        for (FactBand band : FactBand.all()) {
            assertThat(band.low().isPresent() || band.high().isPresent())
                    .as(band.title())
                    .isTrue();
            assertThat(band.low().orElse(-1e9)).isLessThan(band.high().orElse(1e9));
        }
    }

    @Test
    void aBandHoldsItsEndsAndMayBeOpen() {
        FactBand tail = band(StylisedFact.TAIL);
        FactBand kurtosis = band(StylisedFact.KURTOSIS);

        assertThat(tail.holds(tail.low().orElseThrow())).isTrue();
        assertThat(tail.holds(tail.high().orElseThrow() + 0.01)).isFalse();
        assertThat(kurtosis.holds(1e9)).isTrue();
        assertThat(kurtosis.holds(3)).isFalse();
    }

    private static FactBand band(StylisedFact fact) {
        return FactBand.all().stream()
                .filter(each -> each.fact() == fact)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aMissingFactIsToldByName() {
        String one = "facts: [{fact: TAIL, number: F1, title: Tail, statistic: Hill, low: 2, source: somebody}]";

        assertThatThrownBy(() -> FactBand.read(one, "facts.yaml"))
                .hasMessageContaining("facts.yaml:1:8: facts: lacks [TAIL_WITHOUT_LEVERAGE");
    }
}
