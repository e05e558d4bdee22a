package io.stampede.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.stampede.market.liquidation.LiquidationTally;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Capital of 1,000 at three venues whose shares of it would be 500, 300 and 200: R56 of the rulings. */
class ArbitrageTransfersTest {
    private static final int DELAY = 4;
    private final List<VenueBoard> boards = new ArrayList<>();
    private final ArbitrageTransfers transfers = new ArbitrageTransfers(new double[] {0.5, 0.3, 0.2}, DELAY, 1);

    ArbitrageTransfersTest() {
        for (int venue = 0; venue < 3; venue++) {
            VenueShockTerms none = new VenueShockTerms(
                    new CollateralPrices(List.of(), venue, new double[] {0.5, 0.3, 0.2}, List.of()),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of());
            VenueBoard board =
                    new VenueBoard(1, 0, new VenueStatus(none, Optional.empty(), 1, 0), new LiquidationTally(1));
            board.showArbitrage();
            boards.add(board);
        }
    }

    private void show(long... worths) {
        for (int venue = 0; venue < worths.length; venue++) {
            boards.get(venue).arbitrageWorth()[0] = worths[venue];
            boards.get(venue).arbitrageFree()[0] = worths[venue];
        }
    }

    private long[] decide(int step) {
        transfers.decide(step, boards);
        return IntStream.range(0, 3)
                .mapToLong(venue -> transfers.flows(venue)[0])
                .toArray();
    }

    /** 400 are missing at the first venue and 400 too many at the second: half of the lesser goes. */
    @Test
    void movesHalfOfWhatIsMissing() {
        show(100, 700, 200);

        assertThat(decide(0)).containsExactly(0, -200, 0);
    }

    /** The third has less than half of its 200; most, for its share, has the first, by 100: 50 go, though 110 miss. */
    @Test
    void movesHalfOfWhatIsTooMuch() {
        show(600, 310, 90);

        assertThat(decide(0)).containsExactly(-50, 0, 0);
    }

    @Test
    void nothingMovesToAVenueThatHasHalfOfItsShare() {
        show(250, 550, 200);
        assertThat(decide(0)).containsOnly(0);

        show(249, 551, 200);
        assertThat(decide(1)).containsExactly(0, -125, 0);
    }

    @Test
    void whatThePositionNeedsStays() {
        show(100, 700, 200);
        boards.get(1).arbitrageFree()[0] = 30;
        assertThat(decide(0)).containsExactly(0, -30, 0);
    }

    @Test
    void aVenueWhosePositionNeedsMoreThanThereIsPaysNothing() {
        show(100, 700, 200);
        boards.get(1).arbitrageFree()[0] = -30;
        assertThat(decide(0)).containsOnly(0);
    }

    /** What leaves in step 3 arrives in step 7; until then nothing else moves, and the next leaves in step 8. */
    @Test
    void oneTransferAtATime() {
        show(100, 700, 200);
        assertThat(decide(3)).containsExactly(0, -200, 0);
        show(100, 500, 200);
        for (int step = 4; step < 7; step++) {
            assertThat(decide(step)).containsOnly(0);
        }
        assertThat(decide(7)).containsExactly(200, 0, 0);
        assertThat(decide(8)).containsExactly(0, -130, 0);
    }
}
