package io.stampede.spec;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a batch is called. Its text is the user's and hostile wherever it is shown. */
public record Metadata(
        @Field(about = "name of the batch", required = true) String name,

        @Field(about = "free labels of the batch, shown in reports", maxItems = 32)
        SortedMap<String, String> labels) {

    /** Keeps a sorted copy of the labels. */
    public Metadata {
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    }

    /** A name without labels. */
    public static Metadata of(String name) {
        return new Metadata(name, new TreeMap<>());
    }
}
