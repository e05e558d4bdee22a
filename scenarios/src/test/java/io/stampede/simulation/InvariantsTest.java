package io.stampede.simulation;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stampede.lanes.Lanes;
import io.stampede.market.account.Passbook;
import io.stampede.sentiment.SentimentTerms;
import io.stampede.sentiment.SocialNetwork;
import io.stampede.spec.Jump;
import io.stampede.spec.LiquidationPolicy;
import io.stampede.spec.News;
import io.stampede.spec.Rumour;
import io.stampede.spec.RumourTopic;
import io.stampede.spec.SentimentSpecification;
import io.stampede.spec.Specification;
import io.stampede.trader.LeveragedTrader;
import io.stampede.trader.TraderDraws;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Feelings, news and depth stay within their bounds, I8 of the model. Each test plants a breach, by values that the
 * reader of specifications refuses or by a hand in the book, and finds its scenario and step named.
 */
class InvariantsTest {
    private static final Lanes LANES = new Lanes(100, 5);
    private static final Specification CRASH = MarketSpecifications.of(
                    new MarketSpecifications.Shape(2, 30, 10, 2, true),
                    new MarketSpecifications.Fate(LiquidationPolicy.PARTIAL20, 8, 0.006, -0.1, 5, true),
                    7)
            .withShocks(List.of(
                    new Jump(Duration.ofMinutes(1), -0.1), new Rumour(Duration.ofMinutes(1), 30, RumourTopic.MARKET)));

    private static Specification withNews(News news) {
        return CRASH.withSentiment(CRASH.sentiment().with("news", news));
    }

    /** A trader who has not felt anything yet, and can feel so much in the fourth of five lanes. */
    private static LeveragedTrader trader(double mostInFourthLane) {
        double[] susceptibility = new double[LANES.count()];
        Arrays.fill(susceptibility, 0.5);
        susceptibility[3] = mostInFourthLane;
        return new LeveragedTrader(
                0,
                1,
                0,
                SentimentTerms.of(SentimentSpecification.defaults(), 0, 0, 1, 1, 10),
                SocialNetwork.random(1, 8, 1),
                new TraderDraws(1, LANES, 0),
                susceptibility);
    }

    @Test
    void aTraderWhoCanFearMoreThanOneIsFoundAndItsScenarioNamed() {
        VenueInvariants invariants = new MarketModel(CRASH).openVenue(1, LANES).invariants();
        Passbook account = new Passbook(17, 1, LANES.count());

        assertThatCode(() -> invariants.check(9, account, trader(1))).doesNotThrowAnyException();
        for (double susceptibility : new double[] {1.001, -0.001, Double.NaN}) {
            assertThatThrownBy(() -> invariants.check(9, account, trader(susceptibility)))
                    .isInstanceOf(InvariantViolation.class)
                    .hasMessage("scenario 103, step 9: venue 1: the fear of account 17 is out of bounds");
        }
    }

    /** A rumour that encourages: a stimulus of −30 saturates beyond one, and fear goes beyond what can be felt. */
    @Test
    void fearBeyondWhatATraderCanFeelEndsTheBlock() {
        Specification encouraged = withNews(new News(0, 0, Duration.ofMinutes(10), 0));
        MarketModel model =
                new MarketModel(encouraged.withSentiment(encouraged.sentiment().with("newsWeight", -1.0)));

        assertThatThrownBy(() -> BlockSimulator.simulate(model, LANES, 1))
                .isInstanceOf(InvariantViolation.class)
                .hasMessageStartingWith("scenario 100, step 6: venue 0: the fear of account ");
    }

    /** News that calms: each item lowers the intensity below its base. */
    @Test
    void newsBelowItsBaseEndsTheBlock() {
        MarketModel model = new MarketModel(withNews(new News(0.5, -0.5, Duration.ofMinutes(10), 0)));

        assertThatThrownBy(() -> BlockSimulator.simulate(model, LANES, 1))
                .isInstanceOf(InvariantViolation.class)
                .hasMessageMatching("scenario 10[0-4], step [0-6]: news intensity is .*, below its base");
    }

    @Test
    void aBookThinnerThanItsFloorEndsTheBlock() {
        BlockSimulator simulator = new BlockSimulator(new MarketModel(CRASH), LANES, 1);
        simulator.step(0);
        simulator.openings().get(1).venue().book().depth()[2] = 1e-4;

        assertThatThrownBy(() -> simulator.step(1))
                .isInstanceOf(InvariantViolation.class)
                .hasMessageStartingWith("scenario 102, step 1: venue 1: depth is 0.01");
    }
}
