package io.stampede.coordinator.batch;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;

/**
 * Processor time of this process by who took it, as the names of the threads tell: the actor system {@code coordinator}
 * and everything else.
 *
 * @param actor the coordinator's actor, with the little else on its dispatcher
 * @param store the thread of the store's transactions
 * @param wire all other threads of that actor system: transport and serialization
 * @param whole the process
 */
record ProcessorTimes(long actor, long store, long wire, long whole) {
    static ProcessorTimes now() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long actor = 0;
        long store = 0;
        long wire = 0;
        long[] ids = threads.getAllThreadIds();
        ThreadInfo[] infos = threads.getThreadInfo(ids);
        for (int index = 0; index < ids.length; index++) {
            ThreadInfo info = infos[index];
            if (info == null || !info.getThreadName().startsWith("coordinator-")) {
                continue;
            }
            long nanos = Math.max(0, threads.getThreadCpuTime(ids[index]));
            if (info.getThreadName().contains("store-dispatcher")) {
                store += nanos;
            } else if (info.getThreadName().contains("actor.default-dispatcher")) {
                actor += nanos;
            } else {
                wire += nanos;
            }
        }
        return new ProcessorTimes(actor, store, wire, processNanos());
    }

    private static long processNanos() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : 0;
    }
}
