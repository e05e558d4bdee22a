package io.stampede.spec;

/** A venue's auto-deleveraging. */
public record AutoDeleveragingRule(
        @Field(about = "who takes over a bankrupt position") AutoDeleveragingPolicy policy) {

    /** The queue by profit and leverage. */
    public static AutoDeleveragingRule defaults() {
        return new AutoDeleveragingRule(AutoDeleveragingPolicy.QUEUE);
    }
}
