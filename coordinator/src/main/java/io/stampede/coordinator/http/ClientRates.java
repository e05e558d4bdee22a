package io.stampede.coordinator.http;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many requests a client may send: so many a second on average, and a multiple of that at once.
 *
 * <p>Bounded: the clients not heard of for longest are forgotten. Safe for use by several threads; times are {@link
 * System#nanoTime} values.
 */
final class ClientRates {
    private static final int CLIENTS_MAX = 10_000;
    private static final int SECONDS_AT_ONCE = 5;

    private static final class Allowance {
        double requests;
        long filledNanos;

        Allowance(double requests, long filledNanos) {
            this.requests = requests;
            this.filledNanos = filledNanos;
        }
    }

    private final double perSecond;
    private final Map<String, Allowance> clients = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Allowance> eldest) {
            return size() > CLIENTS_MAX;
        }
    };

    ClientRates(int perSecond) {
        this.perSecond = perSecond;
    }

    /** Whether the client may send one more now; counts it if so. */
    synchronized boolean admit(String client, long nowNanos) {
        double most = perSecond * SECONDS_AT_ONCE;
        Allowance allowance = clients.computeIfAbsent(client, address -> new Allowance(most, nowNanos));
        double earned = (nowNanos - allowance.filledNanos) / 1e9 * perSecond;
        allowance.requests = Math.min(most, allowance.requests + Math.max(0, earned));
        allowance.filledNanos = nowNanos;
        if (allowance.requests < 1) {
            return false;
        }
        allowance.requests--;
        return true;
    }
}
