package io.stampede.spec;

import io.stampede.spec.DocumentNode.Scalar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.erdtman.jcs.NumberToJSON;
import org.jspecify.annotations.Nullable;

/** Numbers as text: strict reading, and writing that is the same on every JDK. */
final class NumberText {

    /** The largest whole number that JSON carries exactly, 2^53 − 1. */
    static final double LARGEST_EXACT = 9_007_199_254_740_991.0;

    private static final Pattern NUMBER =
            Pattern.compile("-?(?:(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?|\\.[0-9]+)(?:[eE][-+]?[0-9]{1,3})?");
    private static final Pattern LEADING_ZERO = Pattern.compile("[-+]?0[0-9_]+(?:\\.[0-9]*)?");
    private static final Pattern BASE_60 = Pattern.compile("[-+]?[0-9]+(?::[0-5]?[0-9])+(?:\\.[0-9]*)?");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt \\t].*)?");
    private static final Pattern UNDERSCORES = Pattern.compile("[-+]?[0-9][0-9_.]*_[0-9_.]*");
    private static final Pattern BASE_2_OR_16 = Pattern.compile("[-+]?0[xbo][0-9a-fA-F_]+");
    private static final Set<String> NOT_FINITE =
            Set.of(".nan", "nan", ".inf", "-.inf", "+.inf", "inf", "infinity", "-infinity");
    private static final Set<String> BOOLEANS = Set.of("y", "n", "yes", "no", "on", "off", "true", "false");
    private static final int LONGEST = 40;

    private NumberText() {}

    /** Whether the text is a number as JSON has them, or one without a digit before the point. */
    static boolean isNumber(String text) {
        return text.length() <= LONGEST && NUMBER.matcher(text).matches();
    }

    /** Reads a number; notes why it is none and returns null otherwise. */
    static @Nullable BigDecimal read(DocumentNode node, Place place, String allowed) {
        if (!(node instanceof Scalar scalar)) {
            place.wrong(node, "is " + node.described(), allowed);
            return null;
        }
        if (scalar.isMissing()) {
            place.wrong(node, "has no value", allowed);
            return null;
        }
        if (scalar.plain() && isNumber(scalar.text())) {
            return new BigDecimal(scalar.text());
        }
        place.wrong(node, whyNoNumber(scalar), allowed);
        return null;
    }

    private static String whyNoNumber(Scalar scalar) {
        String surprise = surprise(scalar);
        if (surprise != null) {
            return surprise;
        }
        if (!scalar.plain()) {
            return scalar.shown() + " is text in quotes";
        }
        if (scalar.text().length() > LONGEST
                && scalar.text().chars().limit(LONGEST).allMatch(c -> c < 'A')) {
            return scalar.shown() + " is longer than " + LONGEST + " characters";
        }
        return scalar.shown() + " is not a number";
    }

    /**
     * What YAML 1.1 would make of a plain text that looks like something else; null if nothing. Such texts are refused
     * where a number, a name or a label is wanted, because programs differ in what they read.
     */
    static @Nullable String surprise(Scalar scalar) {
        if (!scalar.plain()) {
            return null;
        }
        String text = scalar.text();
        String lower = text.toLowerCase(Locale.ROOT);
        String shown = scalar.shown();
        if (text.length() > LONGEST) {
            return null;
        } else if (BOOLEANS.contains(lower)) {
            return shown + " is a boolean in YAML 1.1";
        } else if (NOT_FINITE.contains(lower)) {
            return shown + " is not a finite number";
        } else if (DATE.matcher(text).matches()) {
            return shown + " is a date in YAML 1.1";
        } else if (BASE_60.matcher(text).matches()) {
            return shown + " is a base-60 number in YAML 1.1";
        } else if (LEADING_ZERO.matcher(text).matches()) {
            return shown + " has a leading zero, octal in YAML 1.1";
        } else if (UNDERSCORES.matcher(text).matches()) {
            return shown + " has underscores";
        } else if (BASE_2_OR_16.matcher(text).matches()) {
            return shown + " is not a decimal number";
        }
        return null;
    }

    /** The number as RFC 8785 writes it. */
    static String of(double value) {
        try {
            return NumberToJSON.serializeNumber(value);
        } catch (IOException e) {
            throw new UncheckedIOException("not a finite number: " + value, e);
        }
    }
}
