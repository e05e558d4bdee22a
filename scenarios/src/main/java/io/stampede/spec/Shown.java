package io.stampede.spec;

/** Text of a user made fit to be shown in a message: short, and without characters that steer a terminal. */
final class Shown {

    private static final int LONGEST = 60;

    private Shown() {}

    /** The text, shortened, with control, format and unpaired characters written as {@code \}{@code uXXXX}. */
    static String text(String text) {
        StringBuilder shown = new StringBuilder();
        int[] points = text.codePoints().limit(LONGEST + 1L).toArray();
        for (int position = 0; position < Math.min(points.length, LONGEST); position++) {
            int point = points[position];
            if (isPrintable(point)) {
                shown.appendCodePoint(point);
            } else {
                String digits = Integer.toHexString(point);
                shown.append("\\u")
                        .append("0".repeat(Math.max(0, 4 - digits.length())))
                        .append(digits);
            }
        }
        return points.length > LONGEST ? shown + "…" : shown.toString();
    }

    /** The text in quotes. */
    static String quoted(String text) {
        return "'" + text(text) + "'";
    }

    /** Whether a character is one that a terminal and a page show as it is. */
    static boolean isPrintable(int point) {
        boolean isNoCharacter = (point & 0xFFFE) == 0xFFFE || (point >= 0xFDD0 && point <= 0xFDEF);
        if (isNoCharacter) {
            return false;
        }
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
