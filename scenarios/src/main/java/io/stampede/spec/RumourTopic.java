package io.stampede.spec;

import java.util.Locale;

/**
 * What a rumour is about.
 *
 * @param kind whether it concerns the market, a venue or a collateral
 * @param name the venue's or collateral's name, empty for the market
 */
public record RumourTopic(TopicKind kind, String name) {

    /** The whole market. */
    public static final RumourTopic MARKET = new RumourTopic(TopicKind.MARKET, "");

    /** Refuses a name for the market and the lack of one for the others. */
    public RumourTopic {
        if ((kind == TopicKind.MARKET) != name.isEmpty()) {
            throw new IllegalArgumentException("topic " + kind + " with name '" + name + "'");
        }
    }

    /** As written in a specification: {@code MARKET}, {@code venue:NAME} or {@code collateral:NAME}. */
    @Override
    public String toString() {
        return kind == TopicKind.MARKET ? "MARKET" : kind.name().toLowerCase(Locale.ROOT) + ":" + name;
    }
}
