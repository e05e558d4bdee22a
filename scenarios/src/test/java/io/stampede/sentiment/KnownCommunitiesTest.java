package io.stampede.sentiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.stampede.lanes.LaneMask;
import io.stampede.lanes.Lanes;
import io.stampede.lanes.Purpose;
import io.stampede.lanes.RandomAddress;
import io.stampede.market.account.Passbook;
import io.stampede.simulation.BlockSimulator;
import io.stampede.simulation.MarketModel;
import io.stampede.spec.ClockSpecification;
import io.stampede.spec.LeveragedPopulation;
import io.stampede.spec.MarketMakerPopulation;
import io.stampede.spec.Network;
import io.stampede.spec.NetworkKind;
import io.stampede.spec.News;
import io.stampede.spec.Rumour;
import io.stampede.spec.RumourTopic;
import io.stampede.spec.Side;
import io.stampede.spec.Specification;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Who watches whom where traders form communities, R52 of the rulings, and where a panic can go then. */
class KnownCommunitiesTest {
    private static final int TRADERS = 300;
    private static final int COMMUNITIES = 5;
    private static final int DEGREE = 8;
    private static final long SEED = 20_251_010;

    /** The community of each trader, drawn at the address that the ruling gives. */
    private static int[] communities(int traders, int count, long seed) {
        long key = RandomAddress.key(seed, RandomAddress.SHARED, RandomAddress.NETWORK, Purpose.COMMUNITY);
        return IntStream.range(0, traders)
                .map(trader -> (int) (RandomAddress.uniform(key, trader, 0) * count))
                .toArray();
    }

    private static int[] neighbours(SocialNetwork network, int trader) {
        return IntStream.range(0, network.degree())
                .map(slot -> network.neighbour(trader, slot))
                .toArray();
    }

    private static SocialNetwork network(double within) {
        return SocialNetwork.communities(TRADERS, DEGREE, SEED, COMMUNITIES, within);
    }

    /**
     * Twelve traders with seed 7 fall into communities {1, 4, 10}, {0, 5, 7, 8} and {2, 3, 6, 9, 11}. Trader 2's draws
     * are v = 0.31 and 0.26, both below a half, and u = 0.9579 and 0.1850: of the four others {3, 6, 9, 11} of its
     * community these are the last and the first. Trader 7's are v = 0.21 and 0.68 with u = 0.6724 and 0.2204: the
     * third of {0, 5, 8} is 8, and of the eleven others of all traders the third, 2. Trader 3's are v = 0.76 and 0.92:
     * of all others, u = 0.7837 and 0.9860, the ninth and the eleventh, which are 9 and 11 as it leaves itself out.
     */
    @Test
    void twelveTradersWorkedByHand() {
        SocialNetwork network = SocialNetwork.communities(12, 2, 7, 3, 0.5);

        assertThat(communities(12, 3, 7)).containsExactly(1, 0, 2, 2, 0, 1, 2, 1, 1, 2, 0, 2);
        assertThat(neighbours(network, 2)).containsExactly(11, 3);
        assertThat(neighbours(network, 7)).containsExactly(8, 2);
        assertThat(neighbours(network, 3)).containsExactly(9, 11);
        assertThat(neighbours(network, 10)).containsExactly(4, 4);
    }

    @Test
    void wholeCommunitiesWatchThemselvesAlone() {
        int[] community = communities(TRADERS, COMMUNITIES, SEED);
        SocialNetwork network = network(1);

        for (int trader = 0; trader < TRADERS; trader++) {
            for (int neighbour : neighbours(network, trader)) {
                assertThat(neighbour).isNotEqualTo(trader);
                assertThat(community[neighbour]).isEqualTo(community[trader]);
            }
        }
    }

    @Test
    void withoutTiesTheNetworkIsTheUniformOne() {
        SocialNetwork uniform = SocialNetwork.random(TRADERS, DEGREE, SEED);
        SocialNetwork network = network(0);

        for (int trader = 0; trader < TRADERS; trader++) {
            assertThat(neighbours(network, trader)).isEqualTo(neighbours(uniform, trader));
        }
    }

    /**
     * Four fifths of the slots are the community's own, and a fifth of the rest falls into it by chance: 0.8 + 0.2/5 =
     * 0.84, of 2,400 slots with a standard error of 0.0075.
     */
    @Test
    void tiesAreAsFrequentAsAsked() {
        int[] community = communities(TRADERS, COMMUNITIES, SEED);
        SocialNetwork network = network(0.8);
        long own = IntStream.range(0, TRADERS)
                .mapToLong(trader -> IntStream.of(neighbours(network, trader))
                        .filter(neighbour -> community[neighbour] == community[trader])
                        .count())
                .sum();

        assertThat((double) own / (TRADERS * DEGREE)).isCloseTo(0.84, within(0.03));
    }

    /** With a thousand communities for twenty traders nearly all are alone: whoever is watches anybody. */
    @Test
    void whoeverIsAloneInHisCommunityWatchesAnybody() {
        int[] community = communities(20, 1_000, SEED);
        SocialNetwork uniform = SocialNetwork.random(20, DEGREE, SEED);
        SocialNetwork network = SocialNetwork.communities(20, DEGREE, SEED, 1_000, 1);

        assertThat(IntStream.of(community).distinct().count()).isGreaterThan(15);
        for (int trader = 0; trader < 20; trader++) {
            int own = community[trader];
            if (IntStream.of(community).filter(other -> other == own).count() == 1) {
                assertThat(neighbours(network, trader)).isEqualTo(neighbours(uniform, trader));
            }
        }
    }

    @Test
    void soFewThatEverybodySeesEverybodyHaveNoCommunities() {
        SocialNetwork network = SocialNetwork.communities(DEGREE, DEGREE, SEED, 2, 1);

        assertThat(network.degree()).isEqualTo(DEGREE - 1);
        assertThat(neighbours(network, 3)).containsExactly(0, 1, 2, 4, 5, 6, 7);
    }

    /**
     * Longs at two venues whom a rumour about the whole market frightens, and who yet panic only if a neighbour does:
     * their own rate of panic is nil.
     */
    private static Specification frightened(double within) {
        Specification market = Specification.defaults().withSeed(SEED);
        Network ties = new Network(NetworkKind.COMMUNITIES, DEGREE, 3, OptionalLong.empty(), COMMUNITIES, within);
        return market.withClock(new ClockSpecification(Duration.ofSeconds(10), Duration.ofMinutes(30)))
                .withVenues(market.venues().subList(0, 2))
                .withAsset(market.asset().with("volatility", 0.0).with("jumpsPerDay", 0.0))
                .withPopulations(List.of(
                        LeveragedPopulation.defaults("longs", Side.LONG, TRADERS),
                        MarketMakerPopulation.defaults("makers")))
                .withSentiment(market.sentiment()
                        .with("panicRate", 0.0)
                        .with("panicTime", Duration.ofMinutes(2))
                        .with("decayTime", Duration.ofDays(1))
                        .with("newsWeight", 0.2)
                        .with("news", new News(0, 0, Duration.ofMinutes(10), 0))
                        .with("network", ties))
                .withShocks(List.of(new Rumour(Duration.ZERO, 100, RumourTopic.MARKET)));
    }

    /** How many of each community panic in some lane after the members of community 0 at the first venue began. */
    private static long[] panicked(Specification specification) {
        Lanes lanes = new Lanes(0, 32);
        MarketModel model = new MarketModel(specification);
        BlockSimulator simulator = new BlockSimulator(model, lanes, model.steps());
        int[] community = communities(TRADERS, COMMUNITIES, SEED);
        int[] first = model.tradersAt(0);
        for (int place = 0; place < first.length && first[place] < TRADERS; place++) {
            for (int lane = 0; lane < lanes.count() && community[first[place]] == 0; lane++) {
                LaneMask.add(simulator.boards().get(0).panicking(), place * Long.SIZE + lane);
            }
        }
        simulator.feed().listen(simulator.boards());
        for (int step = 0; step < model.steps(); step++) {
            simulator.step(step);
        }
        long[] panicked = new long[COMMUNITIES];
        for (int venue = 0; venue < model.venues(); venue++) {
            List<Passbook> accounts = simulator.openings().get(venue).venue().passbooks();
            for (int place = 0; place < accounts.size(); place++) {
                int trader = model.tradersAt(venue)[place];
                if (trader < TRADERS && !LaneMask.isEmpty(accounts.get(place).everPanicked())) {
                    panicked[community[trader]]++;
                }
            }
        }
        return panicked;
    }

    /** It crosses to the members at the other venue, and to nobody else; a tenth of loose ties takes it everywhere. */
    @Test
    void aPanicStaysInACommunityThatWatchesItselfAlone() {
        int[] community = communities(TRADERS, COMMUNITIES, SEED);
        long members = IntStream.of(community).filter(own -> own == 0).count();

        long[] closed = panicked(frightened(1));
        long[] open = panicked(frightened(0.9));

        assertThat(closed[0]).isGreaterThan(9 * members / 10);
        assertThat(closed).endsWith(0, 0, 0, 0);
        assertThat(LongStream.of(open).min().orElseThrow()).isGreaterThan(20);
    }
}
