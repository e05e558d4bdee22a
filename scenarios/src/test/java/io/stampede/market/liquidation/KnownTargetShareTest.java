package io.stampede.market.liquidation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class KnownTargetShareTest {
    @Test
    void aThirdIsClosedToRestoreAFifthAboveMaintenance() {
        assertThat(ClosingRule.targetShare(0.01, 1_300, 1e6, 8_000, 1.2, 0.005)).isCloseTo(0.348571, within(5e-7));
    }

    @Test
    void everythingIsClosedWhereClosingRestoresNothing() {
        assertThat(ClosingRule.targetShare(0.004, 0, 1e4, 20, 1.0, 0.005)).isEqualTo(1);
    }
}
