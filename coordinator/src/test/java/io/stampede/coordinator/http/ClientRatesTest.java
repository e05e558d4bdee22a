package io.stampede.coordinator.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClientRatesTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void eachClientHasItsOwnAllowanceWhichFillsAgain() {
        ClientRates rates = new ClientRates(2);
        long now = Long.MAX_VALUE - SECOND; // the clock may overflow
        for (int request = 0; request < 10; request++) {
            assertThat(rates.admit("a", now)).isTrue();
        }
        assertThat(rates.admit("a", now)).isFalse();
        assertThat(rates.admit("b", now)).isTrue();
        assertThat(rates.admit("a", now + 2 * SECOND)).isTrue();
        assertThat(rates.admit("a", now + 2 * SECOND)).isTrue();
        assertThat(rates.admit("a", now + 2 * SECOND)).isTrue();
        assertThat(rates.admit("a", now + 2 * SECOND)).isTrue();
        assertThat(rates.admit("a", now + 2 * SECOND)).isFalse();
    }
}
