package io.stampede.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A breaker that trips on 10 % within five steps, halts three, and does not trip for four after its auction. Lane 0
 * falls by 2 % in each of steps 10 to 16; lane 1 by 1.9 %, which is never 10 % in five.
 */
class KnownCircuitBreakerTest {
    private final CircuitBreaker breaker = new CircuitBreaker(new BreakerTerms(0.10, 5, 3, 4), 2, 0);
    private final List<Integer> halted = new ArrayList<>();
    private final List<Integer> auctions = new ArrayList<>();

    private void play(int steps, double fall, int from, int to) {
        double price = 0;
        for (int step = 0; step < steps; step++) {
            if (breaker.halts(0, step)) {
                halted.add(step);
            }
            if (breaker.isAuction(0, step)) {
                auctions.add(step);
            }
            assertThat(breaker.halts(1, step)).isFalse();
            price -= step >= from && step <= to ? fall : 0;
            breaker.close(0, step, price, !breaker.halts(0, step));
            breaker.close(1, step, price * 0.95, true);
        }
    }

    /** After step 14 the price is 10 % below that of step 9: steps 15 to 17 are halted, 18 opens with an auction. */
    @Test
    void tenPerCentInFiveStepsHaltTradingOnce() {
        play(40, 0.02 + 1e-12, 10, 16);

        assertThat(halted).containsExactly(15, 16, 17);
        assertThat(auctions).containsExactly(18);
        assertThat(breaker.trips()).containsExactly(1, 0);
    }

    /** A fall without end trips again as soon as the four steps after the auction are over: after step 22. */
    @Test
    void itTripsAgainAfterTheCoolDown() {
        play(30, 0.021, 10, 40);

        assertThat(halted).containsExactly(15, 16, 17, 23, 24, 25);
        assertThat(auctions).containsExactly(18, 26);
    }
}
