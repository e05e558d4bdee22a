package io.stampede.coordinator.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stampede.lanes.Lanes;
import io.stampede.node.block.LoneSeat;
import io.stampede.node.slot.BlockFactory.BatchPlan;
import io.stampede.simulation.BlockSimulator;
import io.stampede.simulation.MarketModel;
import io.stampede.spec.ScenarioBatch;
import io.stampede.spec.SpecificationWriter;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures how much actors cost over a plain loop, one thread each, in turns. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Plays the default market falling by 5 %% through actors and in a plain loop, in turns on one"
                + " thread, and prints medians of wall and CPU time, and what a block takes of the heap.",
        footer = {"", "Example:", "  stampede bench --lanes 64,256 --traders 1000,10000"})
final class BenchCommand implements Runnable {
    private static final int INVARIANT_INTERVAL = 60;

    /** The fall comes after five. */
    private static final int LEAST_MINUTES = 6;

    @Option(names = "--lanes", split = ",", paramLabel = "K", defaultValue = "1,64,256", description = "Lanes to try.")
    private int[] lanes = {};

    @Option(names = "--traders", split = ",", paramLabel = "N", defaultValue = "1000", description = "Traders to try.")
    private int[] traders = {};

    @Option(
            names = "--minutes",
            paramLabel = "M",
            defaultValue = "20",
            description = "Simulated minutes of a run; the fall comes after 5. Default: ${DEFAULT-VALUE}.")
    private int minutes = 20;

    @Option(names = "--runs", paramLabel = "R", defaultValue = "5", description = "Counted runs of each.")
    private int runs = 5;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "TEXT",
            description = "text, or json for one document at the end.")
    private ResultFormat format = ResultFormat.TEXT;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** What one way of playing took: wall and CPU seconds of each run. */
    private record Times(double[] wall, double[] cpu) {
        double medianWall() {
            return median(wall);
        }

        double medianCpu() {
            return median(cpu);
        }

        private static double median(double[] values) {
            double[] sorted = values.clone();
            Arrays.sort(sorted);
            return sorted[sorted.length / 2];
        }
    }

    /**
     * What was measured of one market; rates in million trader-steps per second.
     *
     * @param cpuRatio CPU time of actors over that of the loop
     */
    private record Row(
            int traders,
            int lanes,
            double loopWall,
            double loopCpu,
            double actorsWall,
            double actorsCpu,
            double cpuRatio,
            double bytesPerTraderLane,
            double allocatedPerTraderStep) {
        private String text() {
            return column(traders, 8)
                    + column(lanes, 8)
                    + column(rounded(loopWall), 13)
                    + column(rounded(loopCpu), 13)
                    + column(rounded(actorsWall), 13)
                    + column(rounded(actorsCpu), 13)
                    + column(rounded(cpuRatio), 17)
                    + column(rounded(bytesPerTraderLane), 19)
                    + column(rounded(allocatedPerTraderStep), 23);
        }

        /** A figure that the clock did not see is left out. */
        private ObjectNode json() {
            ObjectNode row = Documents.object().put("traders", traders).put("lanes", lanes);
            put(row, "loopWall", loopWall);
            put(row, "loopCpu", loopCpu);
            put(row, "actorsWall", actorsWall);
            put(row, "actorsCpu", actorsCpu);
            put(row, "cpuRatio", cpuRatio);
            put(row, "bytesPerTraderLane", bytesPerTraderLane);
            put(row, "allocatedPerTraderStep", allocatedPerTraderStep);
            return row;
        }

        private static void put(ObjectNode row, String key, double value) {
            if (Double.isFinite(value)) {
                row.put(key, value);
            }
        }
    }

    @Override
    public void run() {
        checkOptions();
        PrintWriter out = spec.commandLine().getOut();
        boolean isJson = format == ResultFormat.JSON;
        ObjectNode document = Documents.object();
        document.put("jdk", System.getProperty("java.version"));
        document.put("processors", Runtime.getRuntime().availableProcessors());
        document.put("loadAverage", loadAverage());
        document.put("runs", runs);
        ArrayNode rows = document.putArray("rows");
        if (!isJson) {
            writeHead(out);
        }
        try (LoneSeat seat = LoneSeat.open()) {
            for (int count : traders) {
                for (int width : lanes) {
                    Row row = measure(seat, count, new Lanes(0, width));
                    rows.add(row.json());
                    if (!isJson) {
                        out.println(row.text());
                        out.flush();
                    }
                }
            }
        }
        if (isJson) {
            out.println(document);
        }
    }

    private static double loadAverage() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private void writeHead(PrintWriter out) {
        out.println("JDK " + System.getProperty("java.version") + ", "
                + Runtime.getRuntime().availableProcessors() + " processors, load average "
                + rounded(loadAverage()));
        out.println(
                "million trader-steps per second, medians of " + runs + " runs in turns; CPU time is the process's");
        out.println(
                "bytes: live heap of the loop's block in the middle of its life, and what its second half allocates");
        out.println(" traders   lanes    loop wall     loop CPU  actors wall   actors CPU  actors/loop CPU"
                + "  bytes/trader-lane  allocated/trader-step");
    }

    private void checkOptions() {
        boolean counts = Arrays.stream(lanes).allMatch(count -> count >= 1 && count <= 4096)
                && Arrays.stream(traders).allMatch(count -> count >= 2 && count <= 1_000_000);
        if (!counts || minutes < LEAST_MINUTES || minutes > 1440 || runs < 1 || runs > 1000) {
            throw new CommandFailure(
                    ExitCode.INVALID,
                    "allowed are 1 to 4096 lanes, 2 to 1000000 traders, " + LEAST_MINUTES
                            + " to 1440 minutes, 1 to 1000 runs");
        }
    }

    private ScenarioBatch batch(int count, int width) {
        int longs = (int) Math.round(count * 0.69);
        return ScenarioBatch.defaults("bench")
                .with(
                        "scenarios=" + width,
                        "clock.horizon=PT" + minutes + "M",
                        "populations[leveraged-longs].count=" + longs,
                        "populations[leveraged-shorts].count=" + (count - longs),
                        "shocks=[{kind: JUMP, at: PT5M, logReturn: -0.05}]");
    }

    private Row measure(LoneSeat seat, int count, Lanes width) {
        ScenarioBatch batch = batch(count, width.count());
        MarketModel model = new MarketModel(batch.spec());
        BatchPlan plan = seat.prepare(SpecificationWriter.canonicalJson(batch));
        Times loop = new Times(new double[runs], new double[runs]);
        Times actors = new Times(new double[runs], new double[runs]);
        for (int run = -1; run < runs; run++) {
            long[] plain = timed(
                    run,
                    loop,
                    () -> BlockSimulator.simulate(model, width, INVARIANT_INTERVAL)
                            .digests());
            long[] played =
                    timed(run, actors, () -> seat.play(plan, width).join().digests());
            if (!Arrays.equals(plain, played)) {
                throw new IllegalStateException("actors and loop differ");
            }
        }
        BlockWeight weight = BlockWeight.of(model, width, INVARIANT_INTERVAL);
        double steps = (double) model.worlds().size() * model.traders() * model.steps() * width.count() / 1e6;
        return new Row(
                count,
                width.count(),
                steps / loop.medianWall(),
                steps / loop.medianCpu(),
                steps / actors.medianWall(),
                steps / actors.medianCpu(),
                actors.medianCpu() / loop.medianCpu(),
                weight.bytesPerTraderLane(),
                weight.allocatedPerTraderStep());
    }

    /** Runs and notes wall and CPU seconds; a run of number −1 warms up and is not noted. */
    private static long[] timed(int run, Times times, Supplier<long[]> work) {
        long wall = System.nanoTime();
        long cpu = processCpuNanos();
        long[] digests = work.get();
        if (run >= 0) {
            times.wall()[run] = (System.nanoTime() - wall) / 1e9;
            times.cpu()[run] = (processCpuNanos() - cpu) / 1e9;
        }
        return digests;
    }

    private static long processCpuNanos() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getProcessCpuTime();
    }

    /** Two decimals; a dash for a rate of runs so short that the clock did not see them. */
    private static String rounded(double value) {
        return Double.isFinite(value)
                ? BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_EVEN).toPlainString()
                : "-";
    }

    private static String column(Object value, int width) {
        String text = String.valueOf(value);
        return " ".repeat(Math.max(width - text.length(), 1)) + text;
    }
}
