package io.stampede.node.slot;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** A block, as the Flight Recorder shows it. */
@Name("io.stampede.Block")
@Label("Block")
@Category("Stampede")
@Description("One try at one block, from its first actor to its end")
@StackTrace(false)
final class BlockRecording extends Event {
    @Label("Batch")
    String batch = "";

    @Label("Block")
    int block;

    @Label("Attempt")
    int attempt;

    @Label("First scenario")
    int firstScenario;

    @Label("Lanes")
    int lanes;

    @Label("Steps")
    int steps;

    @Label("Seat")
    int seat;

    @Label("Outcome")
    String outcome = "";
}
