package io.stampede.oracle;

import java.util.List;
import java.util.Locale;

/** Prints a trace as lines of text that a diff tool can compare. */
final class OracleTracePrinter {
    private OracleTracePrinter() {}

    static String print(List<OracleStep> trace) {
        StringBuilder text = new StringBuilder();
        for (OracleStep step : trace) {
            text.append(line(step)).append('\n');
        }
        return text.toString();
    }

    /** One step: the world first, then every venue. */
    static String line(OracleStep step) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "step %d lnF %s I %s news %s fear %s panicking %d rounds %d liquidations %d volume %d",
                step.step,
                step.logFundamental,
                step.index,
                step.newsIntensity,
                step.meanFear,
                step.panicking,
                step.rounds,
                step.liquidations,
                step.volume));
        for (int venue = 0; venue < step.price.length; venue++) {
            text.append(String.format(
                    Locale.ROOT,
                    " | %d P %s l %s a %s q %d M %d IF %d liq %d adl %d",
                    venue,
                    step.price[venue],
                    step.depth[venue],
                    step.anchor[venue],
                    step.flow[venue],
                    step.mark[venue],
                    step.fund[venue],
                    step.liquidated[venue],
                    step.deleveraged[venue]));
        }
        return text.toString();
    }
}
