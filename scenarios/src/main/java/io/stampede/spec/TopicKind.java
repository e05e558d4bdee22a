package io.stampede.spec;

/** What a rumour can be about. */
public enum TopicKind {
    /** The whole market. */
    MARKET,
    /** One venue. */
    VENUE,
    /** One collateral. */
    COLLATERAL
}
