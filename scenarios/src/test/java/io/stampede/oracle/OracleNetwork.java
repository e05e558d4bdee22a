package io.stampede.oracle;

import io.stampede.oracle.OracleDraws.Purpose;
import io.stampede.spec.Network;
import io.stampede.spec.NetworkKind;
import io.stampede.spec.Specification;
import java.util.ArrayList;
import java.util.List;

/** Who sees whom panic: drawn once for all scenarios. */
final class OracleNetwork {
    private final Network network;
    private final OracleDraws shared;

    OracleNetwork(Specification specification) {
        network = specification.sentiment().network();
        shared = new OracleDraws(network.seed().orElse(specification.seed()), OracleDraws.SHARED);
    }

    private double uniform(Purpose purpose, int trader, int draw) {
        return shared.uniform(OracleDraws.NETWORK_ACTOR, purpose, trader, draw);
    }

    /** Basis traders, who know no fear, are not part of it. */
    void draw(List<OracleTrader> traders) {
        List<OracleTrader> fearful = traders.stream()
                .filter(trader -> !(trader instanceof OracleBasisTrader))
                .toList();
        int others = fearful.size() - 1;
        List<List<Integer>> communities = communities(fearful.size());
        for (OracleTrader trader : fearful) {
            int me = trader.number;
            int[] neighbours = new int[Math.max(0, Math.min(network.outDegree(), others))];
            for (int slot = 0; slot < neighbours.length; slot++) {
                if (others + 1 <= network.outDegree()) {
                    neighbours[slot] = slot >= me ? slot + 1 : slot;
                } else {
                    neighbours[slot] = draw(me, slot, others, communities);
                }
            }
            trader.neighbours = neighbours;
        }
    }

    private List<List<Integer>> communities(int traders) {
        List<List<Integer>> communities = new ArrayList<>();
        if (network.kind() != NetworkKind.COMMUNITIES) {
            return communities;
        }
        for (int community = 0; community < network.communities(); community++) {
            communities.add(new ArrayList<>());
        }
        for (int trader = 0; trader < traders; trader++) {
            communities.get(community(trader)).add(trader);
        }
        return communities;
    }

    private int community(int trader) {
        return (int) Math.floor(uniform(Purpose.COMMUNITY, trader, 0) * network.communities());
    }

    private int draw(int me, int slot, int others, List<List<Integer>> communities) {
        double uniform = uniform(Purpose.NETWORK, me, slot);
        if (!communities.isEmpty()) {
            List<Integer> own = new ArrayList<>(communities.get(community(me)));
            own.remove(Integer.valueOf(me));
            if (!own.isEmpty() && uniform(Purpose.NETWORK, me, 64 + slot) < network.withinShare()) {
                return own.get((int) Math.floor(uniform * own.size()));
            }
        }
        int other = (int) Math.floor(uniform * others);
        return other >= me ? other + 1 : other;
    }
}
