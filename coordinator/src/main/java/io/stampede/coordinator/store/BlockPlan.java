package io.stampede.coordinator.store;

/**
 * How the scenarios of a batch are cut into blocks, decided once at submission: block {@code b} plays the scenarios
 * from {@code b × lanes} on, a lane each; the last block may have fewer.
 *
 * @param scenarios number of scenarios of the batch, at least 1
 * @param lanes scenarios of a full block, at least 1
 */
public record BlockPlan(int scenarios, int lanes) {
    public BlockPlan {
        if (scenarios < 1 || lanes < 1) {
            throw new IllegalArgumentException("scenarios " + scenarios + " and lanes " + lanes + " must be positive");
        }
    }

    /** Number of blocks. */
    public int blocks() {
        return (int) (((long) scenarios + lanes - 1) / lanes);
    }

    /** Number of the scenario in lane 0 of a block. */
    public int firstScenario(int block) {
        checkBlock(block);
        return block * lanes;
    }

    /** Scenarios of a block. */
    public int lanesOf(int block) {
        return Math.min(lanes, scenarios - firstScenario(block));
    }

    /** Number of the block that plays a scenario. */
    public int blockOf(int scenario) {
        if (scenario < 0 || scenario >= scenarios) {
            throw new IllegalArgumentException("scenario " + scenario + " is not one of " + scenarios);
        }
        return scenario / lanes;
    }

    private void checkBlock(int block) {
        if (block < 0 || block >= blocks()) {
            throw new IllegalArgumentException("block " + block + " is not one of " + blocks());
        }
    }
}
