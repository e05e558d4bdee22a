package io.stampede.k8s;

import java.util.stream.Stream;

/** Sentences on what is wrong. */
final class Violations {
    private Violations() {}

    /**
     * Those that there are.
     *
     * @param whose what has them
     * @param sentences empty where there is none
     */
    static Stream<String> of(String whose, String... sentences) {
        return Stream.of(sentences).filter(text -> !text.isEmpty()).map(text -> whose + ": " + text);
    }

    static String when(boolean isViolated, String sentence) {
        return isViolated ? sentence : "";
    }
}
