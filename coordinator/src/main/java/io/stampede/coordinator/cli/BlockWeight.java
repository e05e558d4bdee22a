package io.stampede.coordinator.cli;

import io.stampede.lanes.Lanes;
import io.stampede.simulation.BlockSimulator;
import io.stampede.simulation.MarketModel;
import java.lang.management.ManagementFactory;

/**
 * What a block takes of the heap, weighed on the plain loop: the kernels, and so the arrays, are those of the actors.
 *
 * @param bytesPerTraderLane live heap in the middle of its life, over traders and lanes
 * @param allocatedPerTraderStep bytes allocated in the second half of its life, over trader-steps
 */
record BlockWeight(double bytesPerTraderLane, double allocatedPerTraderStep) {
    private record Play(long liveBytes, long allocatedBytes) {}

    /** Plays a block once; asks the garbage collector for whole collections in the middle of its life and after it. */
    static BlockWeight of(MarketModel model, Lanes lanes, int invariantInterval) {
        int middle = model.steps() / 2;
        Play play = play(model, lanes, invariantInterval, middle);
        // Against the heap without it, afterwards: before it, blocks of actors may still be on their way out.
        double live = play.liveBytes() - liveBytes();
        double traderLanes = (double) model.traders() * lanes.count();
        return new BlockWeight(live / traderLanes, play.allocatedBytes() / traderLanes / (model.steps() - middle));
    }

    private static Play play(MarketModel model, Lanes lanes, int invariantInterval, int middle) {
        BlockSimulator block = new BlockSimulator(model, lanes, invariantInterval);
        for (int step = 0; step < middle; step++) {
            block.step(step);
        }
        long live = liveBytes();
        long allocated = allocatedBytes();
        for (int step = middle; step < model.steps(); step++) {
            block.step(step);
        }
        return new Play(live, allocatedBytes() - allocated);
    }

    /** The second collection takes what the first one has only queued: finalizers and cleaners. */
    private static long liveBytes() {
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long allocatedBytes() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.ThreadMXBean.class)
                .getCurrentThreadAllocatedBytes();
    }
}
