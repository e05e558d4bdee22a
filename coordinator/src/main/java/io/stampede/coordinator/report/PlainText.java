package io.stampede.coordinator.report;

/** Text from a specification, made harmless: a name may hold terminal escapes, line breaks or reversed writing. */
public final class PlainText {
    private static final int LONGEST = 60;

    private PlainText() {}

    /**
     * On one line of a terminal: nothing invisible, nothing that moves the cursor or turns the direction of writing.
     */
    public static String oneLine(String text) {
        return oneLine(text, LONGEST);
    }

    /** The same without an end, for what must be copied whole. */
    static String unbroken(String text) {
        return oneLine(text, Integer.MAX_VALUE);
    }

    /** The same with so many characters at most, and an ellipsis where there were more. */
    public static String oneLine(String text, int longest) {
        StringBuilder clean = new StringBuilder();
        int characters = 0;
        for (int codePoint : text.codePoints().toArray()) {
            if (!isVisible(codePoint)) {
                continue;
            }
            if (characters == longest) {
                return clean.append('…').toString();
            }
            clean.appendCodePoint(codePoint);
            characters++;
        }
        return clean.toString();
    }

    /** Halves of surrogate pairs, which UTF-8 cannot hold, replaced. */
    public static String wellFormed(String text) {
        StringBuilder whole = new StringBuilder(text.length());
        text.codePoints()
                .forEach(codePoint -> whole.appendCodePoint(
                        Character.getType(codePoint) == Character.SURROGATE ? 0xFFFD : codePoint));
        return whole.toString();
    }

    private static boolean isVisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE -> false;
            default -> true;
        };
    }
}
