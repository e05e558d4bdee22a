package io.stampede.coordinator.validation;

import io.stampede.validation.EventStudy;
import io.stampede.validation.Experiment;
import io.stampede.validation.ExperimentBlock;
import io.stampede.validation.ExperimentResult;
import io.stampede.validation.FactSheet;
import io.stampede.validation.FactStudy;
import io.stampede.validation.HistoricalEvent;
import io.stampede.validation.HistoricalEvents;
import io.stampede.validation.PlayedBlock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Plays the experiments of a validation, block by block on some threads. Results are put together in the order of the
 * scenarios, so threads change no number.
 */
public final class ValidationRun {
    /** What {@link #parts} calls the stylised facts. */
    public static final String FACTS = "facts";

    /** Facts need fewer scenarios than events: a scenario of theirs is a path of many returns. */
    private static final int SCENARIOS_PER_FACT_SCENARIO = 2;

    private final List<HistoricalEvent> events = HistoricalEvents.all();
    private final List<Experiment> ofEvents = new ArrayList<>();
    private final List<Experiment> ofFacts;
    private final int scenarios;

    /** Hears how far a validation is. */
    public interface Listener {
        /** So many trader-steps of all are done. */
        void progressed(double done, double all);
    }

    /**
     * A validation.
     *
     * @param scenarios of each event
     * @param only parts that are played, all if empty
     */
    public ValidationRun(int scenarios, List<String> only) {
        this(
                scenarios,
                only,
                only.isEmpty() || only.contains(FACTS)
                        ? FactStudy.experiments(Math.max(1, scenarios / SCENARIOS_PER_FACT_SCENARIO))
                        : List.of());
    }

    /** A validation whose facts are those of the experiments given. */
    ValidationRun(int scenarios, List<String> only, List<Experiment> ofFacts) {
        this.scenarios = scenarios;
        this.ofFacts = List.copyOf(ofFacts);
        for (HistoricalEvent event : events) {
            if (only.isEmpty() || only.contains(event.specification())) {
                EventStudy.experiment(event, scenarios).ifPresent(ofEvents::add);
            }
        }
    }

    /** What may be played: the events' specifications, and the facts. */
    public static List<String> parts() {
        List<String> parts = new ArrayList<>();
        HistoricalEvents.all().forEach(event -> parts.add(event.specification()));
        parts.add(FACTS);
        return parts;
    }

    /** Events without a bundled specification. */
    public List<String> missing() {
        return events.stream()
                .filter(event -> EventStudy.experiment(event, 1).isEmpty())
                .map(HistoricalEvent::specification)
                .toList();
    }

    /** Plays everything. */
    public Validation play(int threads, Listener listener) throws InterruptedException {
        List<Experiment> experiments = new ArrayList<>(ofEvents);
        experiments.addAll(ofFacts);
        List<List<ExperimentBlock>> blocks =
                experiments.stream().map(Experiment::blocks).toList();
        List<List<PlayedBlock>> played = played(blocks, threads, listener);
        Map<String, ExperimentResult> events = new LinkedHashMap<>();
        List<ExperimentResult> facts = new ArrayList<>();
        for (int index = 0; index < experiments.size(); index++) {
            ExperimentResult result = experiments.get(index).result(played.get(index));
            if (index < ofEvents.size()) {
                events.put(result.experiment().name(), result);
            } else {
                facts.add(result);
            }
        }
        return new Validation(
                this.events, events, facts.isEmpty() ? Optional.empty() : Optional.of(new FactSheet(facts)), scenarios);
    }

    private static List<List<PlayedBlock>> played(
            List<List<ExperimentBlock>> experiments, int threads, Listener listener) throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            ExecutorCompletionService<Double> ended = new ExecutorCompletionService<>(pool);
            List<PlayedBlock[]> results = new ArrayList<>();
            double all = 0;
            int count = 0;
            for (List<ExperimentBlock> blocks : experiments) {
                PlayedBlock[] result = new PlayedBlock[blocks.size()];
                results.add(result);
                for (int index = 0; index < result.length; index++) {
                    ExperimentBlock block = blocks.get(index);
                    int at = index;
                    ended.submit(() -> {
                        result[at] = block.play();
                        return block.traderSteps();
                    });
                    all += block.traderSteps();
                    count++;
                }
            }
            double done = 0;
            for (int block = 0; block < count; block++) {
                done += value(ended.take());
                listener.progressed(done, all);
            }
            return results.stream().map(List::of).toList();
        } finally {
            pool.shutdownNow();
        }
    }

    private static double value(Future<Double> ended) throws InterruptedException {
        try {
            return ended.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new CancellationException("a block ended with " + e.getCause());
        }
    }
}
