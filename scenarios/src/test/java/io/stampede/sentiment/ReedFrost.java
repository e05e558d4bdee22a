package io.stampede.sentiment;

/**
 * Reed and Frost's chain binomial of an epidemic in a finite population: in each step every susceptible escapes all
 * infectious ones independently of the other susceptibles; the infected are infectious for one step.
 */
final class ReedFrost {
    private final double rate;
    private final double[][] expected;

    /**
     * The chain.
     *
     * @param rate expected infections of one susceptible by one infectious in a step
     * @param population the most there are together
     */
    ReedFrost(double rate, int population) {
        this.rate = rate;
        expected = new double[population + 1][population + 1];
        for (int susceptible = 0; susceptible <= population; susceptible++) {
            for (int infectious = 1; infectious <= population - susceptible; infectious++) {
                expected[susceptible][infectious] = infectious + laterInfections(susceptible, infectious);
            }
        }
    }

    /** Expected number infected in the end, those infectious at first included. */
    double expectedSize(int susceptible, int infectious) {
        return expected[susceptible][infectious];
    }

    /** Sums over how many of the susceptible are infected next; each such state has fewer susceptible or is the end. */
    private double laterInfections(int susceptible, int infectious) {
        double y = rate * infectious;
        double escape = 1 / (1 + y + y * y / 2 + y * y * y / 6);
        double probability = StrictMath.pow(escape, susceptible);
        double later = 0;
        for (int next = 1; next <= susceptible; next++) {
            probability *= (susceptible - next + 1) / (double) next * (1 - escape) / escape;
            later += probability * expected[susceptible - next][next];
        }
        return later;
    }
}
