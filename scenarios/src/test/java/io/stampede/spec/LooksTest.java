package io.stampede.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LooksTest {

    @Test
    void eachLookHasTwiceTheScenariosAndTheLastHasAll() {
        assertThat(Looks.of(10_000, 1).counts()).containsExactly(1000, 2000, 4000, 8000, 10_000);
        assertThat(Looks.of(8000, 1).counts()).containsExactly(1000, 2000, 4000, 8000);
    }

    @Test
    void thereIsButOneLookWhereThereAreNoMoreScenariosThanItHas() {
        assertThat(Looks.of(1000, 1).counts()).containsExactly(1000);
        assertThat(Looks.of(7, 1).counts()).containsExactly(7);
    }

    @Test
    void looksAreAtWholeClusters() {
        assertThat(Looks.of(6400, 64).counts()).containsExactly(1024, 2048, 4032, 6400);
    }

    @Test
    void aClusterLargerThanALookIsLookedAtOnce() {
        assertThat(Looks.of(4 * 4096, 4096).counts()).containsExactly(4096, 8192, 16_384);
        assertThat(Looks.of(4096, 4096).counts()).containsExactly(4096);
    }

    @Test
    void theMostScenariosOfASpecificationHaveFifteenLooks() {
        assertThat(Looks.of(10_000_000, 1).size()).isEqualTo(15);
    }

    @Test
    void noScenariosAreRefused() {
        assertThatThrownBy(() -> Looks.of(0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Looks.of(1, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
