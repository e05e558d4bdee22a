package io.stampede.spec;

/** The shape of the social network. */
public enum NetworkKind {
    /** Everyone sees as many others, drawn at random. */
    RANDOM,
    /** Everyone sees as many others, most of them from its own community: a stochastic block model. */
    COMMUNITIES
}
