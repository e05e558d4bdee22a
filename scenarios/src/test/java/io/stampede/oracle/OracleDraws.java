package io.stampede.oracle;

/** Random numbers by address: scenario, actor, purpose, step and draw name one number each. */
final class OracleDraws {
    /** What a number is drawn for, in the order that enters its address. */
    enum Purpose {
        VOLATILITY,
        FUNDAMENTAL,
        JUMP,
        NEWS,
        NETWORK,
        WEALTH,
        LEVERAGE,
        ENTRY,
        COLLATERAL,
        SUSCEPTIBILITY,
        PANIC,
        SHOCK,
        THRESHOLD,
        COMMUNITY,
        REENTRY
    }

    /** Who draws what belongs to no trader. */
    static final int WORLD = -1;

    static final int NETWORK_ACTOR = -2;
    /** The scenario of what all scenarios share. */
    static final int SHARED = -1;
    /** The step of the initialisation. */
    static final int START = -1;

    private static final long GAMMA = 0x9E3779B97F4A7C15L;

    private final long seed;
    private final int scenario;

    OracleDraws(long seed, int scenario) {
        this.seed = seed;
        this.scenario = scenario;
    }

    static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    static long gamma() {
        return GAMMA;
    }

    /** The uniform number at an address, in [0, 1). */
    double uniform(int actor, Purpose purpose, int step, int draw) {
        long key = mix(seed + GAMMA);
        key = mix(key + GAMMA * (scenario + 1L));
        key = mix(key + GAMMA * (actor + 1L));
        key = mix(key + GAMMA * (purpose.ordinal() + 1L));
        long value = mix(key + GAMMA * (256L * (step + 1L) + draw));
        return (value >>> 11) * 0x1p-53;
    }

    /** A standard normal number from draws 0 and 1. */
    double normal(int actor, Purpose purpose, int step) {
        return normal(actor, purpose, step, 0);
    }

    /** A standard normal number from a draw and the one after it. */
    double normal(int actor, Purpose purpose, int step, int draw) {
        double first = uniform(actor, purpose, step, draw);
        double second = uniform(actor, purpose, step, draw + 1);
        return Math.sqrt(-2 * StrictMath.log(1 - first)) * StrictMath.cos(2.0 * Math.PI * second);
    }

    /** An exponential number of mean one. */
    double exponential(int actor, Purpose purpose, int step, int draw) {
        return -StrictMath.log(1 - uniform(actor, purpose, step, draw));
    }

    /** A Poisson number from draw 0, at most 200. */
    int poisson(double mean, int actor, Purpose purpose, int step) {
        double uniform = uniform(actor, purpose, step, 0);
        double probability = StrictMath.exp(-mean);
        double cumulative = probability;
        int count = 0;
        while (uniform >= cumulative && count < 200) {
            count++;
            probability *= mean / count;
            cumulative += probability;
        }
        return count;
    }
}
