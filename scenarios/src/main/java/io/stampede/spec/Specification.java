package io.stampede.spec;

import io.stampede.outcome.Counterfactual;
import java.util.List;
import java.util.Optional;

/** What to simulate: the market, who trades in it, what hits it, and what is reported of it. */
public record Specification(
        @Field(about = "number of Monte Carlo scenarios", unit = "scenarios", min = 1, max = 10_000_000)
        int scenarios,

        @Field(about = "seed of every random number of the batch", min = 0, max = 9007199254740991L)
        long seed,

        @Field(about = "simulated time") ClockSpecification clock,

        @Field(about = "a build-up of leverage before the start")
        Optional<BuildUp> buildUp,

        @Field(about = "the traded asset and its fundamental value")
        AssetSpecification asset,

        @Field(about = "the exchanges, each with its clearing house", minItems = 1, maxItems = 20)
        List<VenueSpecification> venues,

        @Field(about = "the traders, in groups of one kind", maxItems = 64)
        List<PopulationSpecification> populations,

        @Field(about = "fear, panic, and how they spread") SentimentSpecification sentiment,

        @Field(about = "assets pledged as margin beside cash", maxItems = 16)
        List<CollateralSpecification> collateral,

        @Field(about = "what hits the market, and when", maxItems = 256)
        List<Shock> shocks,

        @Field(about = "how scenarios are drawn") Sampling sampling,
        @Field(about = "what the report states") ReportSettings report) {

    /** Keeps immutable copies of the lists. */
    public Specification {
        venues = List.copyOf(venues);
        populations = List.copyOf(populations);
        collateral = List.copyOf(collateral);
        shocks = List.copyOf(shocks);
    }

    /** A calm market of three venues and 3,000 leveraged traders over six hours. */
    public static Specification defaults() {
        return new Specification(
                1000,
                1,
                ClockSpecification.defaults(),
                Optional.empty(),
                AssetSpecification.defaults(),
                List.of(
                        VenueSpecification.defaults("alpha", 0.5),
                        VenueSpecification.defaults("beta", 0.3),
                        VenueSpecification.defaults("gamma", 0.2)),
                List.of(
                        LeveragedPopulation.defaults("leveraged-longs", Side.LONG, 2069),
                        LeveragedPopulation.defaults("leveraged-shorts", Side.SHORT, 931),
                        ValuePopulation.defaults("value-funds"),
                        MomentumPopulation.defaults("momentum-funds"),
                        MarketMakerPopulation.defaults("market-makers")),
                SentimentSpecification.defaults(),
                List.of(CollateralSpecification.defaults("pegged-dollar")),
                List.of(),
                Sampling.defaults(),
                ReportSettings.defaults());
    }

    /** Steps of the build-up before the start, 0 without one. */
    public int buildUpSteps() {
        return buildUp.map(given -> clock.steps(given.duration())).orElse(0);
    }

    /** All steps of a scenario: those of the build-up and those after the start. */
    public int steps() {
        return buildUpSteps() + clock.steps();
    }

    /** This specification with another number of scenarios. */
    public Specification withScenarios(int other) {
        return RecordCopy.with(this, "scenarios", other);
    }

    /** This specification with another seed. */
    public Specification withSeed(long other) {
        return RecordCopy.with(this, "seed", other);
    }

    /** This specification with another clock. */
    public Specification withClock(ClockSpecification other) {
        return RecordCopy.with(this, "clock", other);
    }

    /** This specification with a build-up of leverage before the start. */
    public Specification withBuildUp(BuildUp other) {
        return RecordCopy.with(this, "buildUp", Optional.of(other));
    }

    /** This specification with another asset. */
    public Specification withAsset(AssetSpecification other) {
        return RecordCopy.with(this, "asset", other);
    }

    /** This specification with other venues. */
    public Specification withVenues(List<VenueSpecification> other) {
        return RecordCopy.with(this, "venues", other);
    }

    /** This specification with other populations. */
    public Specification withPopulations(List<? extends PopulationSpecification> other) {
        return RecordCopy.with(this, "populations", other);
    }

    /** This specification with other sentiment. */
    public Specification withSentiment(SentimentSpecification other) {
        return RecordCopy.with(this, "sentiment", other);
    }

    /** This specification with other collateral. */
    public Specification withCollateral(List<CollateralSpecification> other) {
        return RecordCopy.with(this, "collateral", other);
    }

    /** This specification with other shocks. */
    public Specification withShocks(List<? extends Shock> other) {
        return RecordCopy.with(this, "shocks", other);
    }

    /** This specification with another way of drawing scenarios. */
    public Specification withSampling(Sampling other) {
        return RecordCopy.with(this, "sampling", other);
    }

    /** This specification as another world has it, which asks for no other worlds. */
    public Specification in(Counterfactual world) {
        Specification other = withSampling(sampling.with("attribution", false));
        if (!world.hasPanic()) {
            other = other.withSentiment(other.sentiment().with("panicRate", 0.0));
        }
        if (!world.hasLiquidation()) {
            other = other.withVenues(other.venues().stream()
                    .map(venue -> venue.with("liquidation", venue.liquidation().with("maxRounds", 0)))
                    .toList());
        }
        return other;
    }
}
