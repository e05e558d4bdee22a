package io.stampede.lanes;

/**
 * When something acts in each lane, and how strongly.
 *
 * @param from first step, one a lane
 * @param to step after the last one, one a lane
 * @param size how strongly, one a lane
 */
public record LaneWindow(int[] from, int[] to, double[] size) implements LaneState {

    /** The same in every lane. */
    public static LaneWindow of(int from, int to, double size, int lanes) {
        int[] begin = new int[lanes];
        int[] end = new int[lanes];
        double[] sizes = new double[lanes];
        java.util.Arrays.fill(begin, from);
        java.util.Arrays.fill(end, to);
        java.util.Arrays.fill(sizes, size);
        return new LaneWindow(begin, end, sizes);
    }

    /** Whether it acts in a step. */
    public boolean holds(int lane, int step) {
        return step >= from[lane] && step < to[lane];
    }

    /** Whether it begins in a step. */
    public boolean begins(int lane, int step) {
        return step == from[lane];
    }

    @Override
    public void copyLane(int source, int target) {
        LaneCopy.rows(source, target, from, to);
        LaneCopy.rows(source, target, size);
    }
}
