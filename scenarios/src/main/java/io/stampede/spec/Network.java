package io.stampede.spec;

import java.util.OptionalLong;

/** The social network over which panic spreads; one for all scenarios of a batch. */
public record Network(
        @Field(
                about = "shape of the network",
                supported = "RANDOM",
                unsupported = {"BARABASI_ALBERT", "WATTS_STROGATZ", "INFLUENCER"})
        NetworkKind kind,

        @Field(about = "traders that each trader sees", unit = "traders", min = 1, max = 64)
        int outDegree,

        @Field(about = "panics that one panic causes where fear is complete", min = 0, max = 3)
        double reproduction,

        @Field(
                about = "seed of the network, the batch's own unless given",
                min = 0,
                max = 9007199254740991L,
                absent = "BATCH")
        OptionalLong seed,

        @Field(about = "number of communities", unit = "communities", min = 1, max = 1000)
        int communities,

        @Field(about = "probability that a trader sees one of its own community rather than anybody", min = 0, max = 1)
        double withinShare) {

    /** A network without communities. */
    public Network(NetworkKind kind, int outDegree, double reproduction, OptionalLong seed) {
        this(kind, outDegree, reproduction, seed, 10, 0.8);
    }

    /** Eight others at random. */
    public static Network defaults() {
        return new Network(NetworkKind.RANDOM, 8, 1.2, OptionalLong.empty());
    }
}
