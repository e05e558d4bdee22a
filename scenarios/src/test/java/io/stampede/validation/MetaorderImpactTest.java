package io.stampede.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.stampede.validation.MetaorderImpact.Metaorder;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetaorderImpactTest {
    private final MetaorderImpact impact = new MetaorderImpact();

    @Test
    void ordersOfOneDurationFollowTheSquareRootOfTheBook() {
        assertThat(MetaorderImpact.exponent(impact.overFiveMinutes()).exponent())
                .isCloseTo(0.5, within(1e-3));
    }

    @Test
    void theSmallestOrderAtOneSpeedMovesThePriceAsOneFillDoes() {
        List<Metaorder> orders = impact.atOneSpeed();

        assertThat(orders.get(0).slices()).isEqualTo(1);
        assertThat(orders.get(0).impact()).isCloseTo(0.01 * Math.sqrt(0.1), within(1e-6));
        assertThat(orders).extracting(Metaorder::impact).isSorted();
    }
}
