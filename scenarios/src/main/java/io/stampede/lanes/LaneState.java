package io.stampede.lanes;

/**
 * Something that differs from lane to lane. A lane can be copied onto another, so that the scenario played there goes
 * on from the same state by random numbers of its own: keys of draws belong to the scenario and are never copied, all
 * that has been drawn with them is.
 */
public interface LaneState {
    /**
     * Copies a lane onto another, whose own state is lost. To be called between two steps, by whoever owns the state.
     *
     * @param from the lane that is copied; it stays as it is
     * @param to the lane that becomes its twin
     */
    void copyLane(int from, int to);
}
