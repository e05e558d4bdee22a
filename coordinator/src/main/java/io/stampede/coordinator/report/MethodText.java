package io.stampede.coordinator.report;

import io.stampede.risk.SamplingSummary;
import io.stampede.risk.TailRiskReport;
import io.stampede.risk.TailSupport;
import java.util.ArrayList;
import java.util.List;

/** What the measures mean and how they are estimated, a paragraph each, for readers who must be able to check them. */
final class MethodText {
    private MethodText() {}

    /**
     * One method.
     *
     * @param name of it
     * @param text what it is and is not
     * @param literature where it is from
     */
    record Paragraph(String name, String text, String literature) {}

    static List<Paragraph> of(TailRiskReport risk) {
        List<Paragraph> paragraphs = new ArrayList<>(measures());
        paragraphs.addAll(uncertainty(Figures.level(risk.settings().confidence())));
        if (!risk.sampling().isPlain()) {
            paragraphs.add(sampling(risk.sampling()));
        }
        paragraphs.addAll(readings());
        return List.copyOf(paragraphs);
    }

    private static List<Paragraph> measures() {
        return List.of(
                new Paragraph(
                        "Monte Carlo",
                        "Every scenario is one path of the same market under its own random numbers, and all weigh the"
                                + " same. All figures are computed exactly from every scenario, without sketches, in"
                                + " ascending number. They are conditional on the specification below: a probability"
                                + " here is a share of simulated scenarios, not of days.",
                        "Glasserman, Monte Carlo Methods in Financial Engineering, 2003."),
                new Paragraph(
                        "Value at risk (VaR)",
                        "VaR at a level is the loss that this share of the scenarios does not exceed: of n losses, the"
                                + " one of rank ⌈n · level⌉. It says nothing about how bad the rest is, and that of a"
                                + " sum may exceed the sum of those of its parts.",
                        "Jorion, Value at Risk, 3rd edition, 2006."),
                new Paragraph(
                        "Expected shortfall (ES)",
                        "ES at a level is the mean loss over the worst share that the level leaves out: VaR +"
                                + " Σ max(0, loss − VaR) / ((1 − level) · n). It sees how bad the worst is, and it is"
                                + " never below VaR.",
                        "Acerbi and Tasche, Journal of Banking and Finance 26, 2002; Rockafellar and Uryasev, the"
                                + " same volume."));
    }

    private static List<Paragraph> uncertainty(String confidence) {
        return List.of(
                new Paragraph(
                        "Confidence intervals",
                        "They tell how far the number of scenarios alone may have led the estimate astray, at "
                                + confidence
                                + " confidence; they know nothing of errors of the model. That of VaR lies between two"
                                + " order statistics whose ranks are quantiles of the binomial distribution, and holds"
                                + " for any distribution. That of ES is the normal one with more than 500 losses beyond"
                                + " VaR, else a studentised bootstrap with a fixed seed, widened a"
                                + " little for few losses. Where the scenarios are too"
                                + " few to bound a side, none is given (" + Figures.UNBOUNDED + ").",
                        "David and Nagaraja, Order Statistics, 3rd edition, 2003, section 7.1; Hall, The Bootstrap and"
                                + " Edgeworth Expansion, 1992, section 3.2."),
                new Paragraph(
                        "Exceedance curve and its band",
                        "The curve gives, for every loss, the share of scenarios that are at least so bad. The band"
                                + " around each point is Wilson's score interval at " + confidence
                                + " confidence. It is pointwise: the whole true curve lies inside less often.",
                        "Wilson, Journal of the American Statistical Association 22, 1927; Brown, Cai and DasGupta,"
                                + " Statistical Science 16, 2001."),
                new Paragraph(
                        "Peaks over a threshold (POT, GPD)",
                        "Beyond a high threshold u the excesses are fitted by a generalised Pareto distribution with"
                                + " shape ξ and scale β, by maximum likelihood; its VaR and ES extrapolate to losses"
                                + " rarer than the scenarios show. Positive ξ is a power tail of exponent 1/ξ, negative"
                                + " ξ a bounded one. The threshold is the lowest that a sequence of Anderson-Darling"
                                + " tests lets stand, starting from the worst n^(2/3) of n scenarios; if none stands"
                                + " there is no fit. Intervals are those of the profile likelihood; moments, Hill and"
                                + " Pickands are second opinions on ξ. There is no fit to fewer than 50 exceedances or"
                                + " where many scenarios share one loss, as with a bad debt of zero, and no figure for"
                                + " losses ten times as rare as the scenarios show.",
                        "Balkema and de Haan, Annals of Probability 2, 1974; Pickands, Annals of Statistics 3, 1975;"
                                + " Davison and Smith, Journal of the Royal Statistical Society B 52, 1990; McNeil and"
                                + " Frey, Journal of Empirical Finance 7, 2000; Choulakian and Stephens,"
                                + " Technometrics 43, 2001;"
                                + " Bader, Yan and Zhang, Annals of Applied Statistics 12, 2018; Hosking and Wallis,"
                                + " Technometrics 29, 1987; Hill, Annals of Statistics 3, 1975."));
    }

    private static Paragraph sampling(SamplingSummary sampling) {
        String weights = sampling.isWeighted()
                ? " Scenarios have weights: how many plain ones each stands for. A probability is the sum of weights"
                        + " over the number of scenarios, which is unbiased; VaR and ES follow from it. Means, shares"
                        + " of traders and the better half of a distribution are divided by the sum of weights instead."
                        + " The upper end of an interval needs "
                        + TailSupport.LEAST_WEIGHTED + " effective groups beyond VaR, and there is none below "
                        + TailSupport.LEAST_TOLD
                        + ". No Pareto tail is fitted."
                : " All scenarios count the same, and estimates are those of plain ones. The Pareto tail's intervals"
                        + " take scenarios to be independent, which is on the safe side here.";
        return new Paragraph(
                "Sampling: " + sampling.design().method(),
                "These scenarios have weights, or depend on each other in groups, as the line under the title says."
                        + " Their intervals are not those described elsewhere on this page: errors are told from"
                        + " the sums of independent groups, VaR's interval inverts the probability of exceedance"
                        + " (Woodruff), ES's is of the mean excess, both with Student's quantile and the skewness"
                        + " taken into account; bands and events take as many trials as plain scenarios would"
                        + " need for the same error." + weights,
                "Owen, Monte Carlo theory, methods and examples, chapters 8 to 10, 2013; Chu and Nakayama, ACM TOMACS"
                        + " 22, 2012; Hall, JRSS B 54, 1992; Korn and Graubard, Survey Methodology 24, 1998.");
    }

    private static List<Paragraph> readings() {
        return List.of(
                new Paragraph(
                        "Attribution",
                        "Exogenous drop is the fall of the fundamental value; what the price fell beyond is the"
                                + " market's own reaction. The flows beside it describe the same scenarios and do not"
                                + " add up to the fall. What a flow caused can be told only by a run with it switched"
                                + " off and the same random numbers (sampling.attribution, or stampede compare).",
                        "Bookstaber, Paddrik and Tivnan, Journal of Economic Interaction and Coordination 13, 2018."),
                new Paragraph(
                        "Contagion",
                        "Distress of one venue given that of another is counted, with Wilson's interval. Dependence in"
                                + " the tail compares ranks: of the scenarios in which one venue's fall is among its"
                                + " worst, the share in which the other's is among its own; the interval is if anything"
                                + " too wide. A venue's place in the order of failure is one more than the venues in"
                                + " distress in an earlier step.",
                        "Schmidt and Stadtmüller, Scandinavian Journal of Statistics 33, 2006."),
                new Paragraph(
                        "Branching ratio of liquidations",
                        "Liquidation orders per step of the first scenarios are fitted as a Hawkes process with"
                                + " exponential memory by maximum likelihood: each brings on so many more on average."
                                + " The interval is that of independent scenarios and holds where the model is only"
                                + " near the truth. The background is one for all times and scenarios, so an outside"
                                + " shock that hits many at once counts as excitation.",
                        "Hawkes, Biometrika 58, 1971; Ozaki, Annals of the Institute of Statistical Mathematics 31,"
                                + " 1979; White, Econometrica 50, 1982."),
                new Paragraph(
                        "Convergence",
                        "The same estimates from the first scenarios alone. Where the lines still move at their right"
                                + " end, more scenarios are needed; where they lie flat, more would change little.",
                        "Glasserman 2003, section 1.1."));
    }
}
