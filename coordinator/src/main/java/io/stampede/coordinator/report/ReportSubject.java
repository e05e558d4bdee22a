package io.stampede.coordinator.report;

import io.stampede.spec.ScenarioBatch;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which batch a report is about.
 *
 * @param batchId given by the coordinator; in no hash
 * @param name the user's, hostile where it is shown
 * @param labels the user's, hostile where they are shown
 * @param seed of the batch
 * @param specSha256 SHA-256 of the resolved specification as canonical JSON, in hexadecimal digits
 * @param engineVersion version of the model and its mathematics
 */
public record ReportSubject(
        String batchId,
        String name,
        SortedMap<String, String> labels,
        long seed,
        String specSha256,
        String engineVersion) {
    /** Keeps a sorted copy of the labels. */
    public ReportSubject {
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    }

    /** The subject of a batch of a specification. */
    public static ReportSubject of(String batchId, ScenarioBatch batch, String specSha256, String engineVersion) {
        return new ReportSubject(
                batchId,
                batch.metadata().name(),
                batch.metadata().labels(),
                batch.spec().seed(),
                specSha256,
                engineVersion);
    }

    /** The same, called provisional: of the first scenarios alone. */
    ReportSubject provisional(int measured, int scenarios) {
        String called = name + " (provisional: " + measured + " of " + scenarios + " scenarios)";
        return new ReportSubject(batchId, called, labels, seed, specSha256, engineVersion);
    }
}
