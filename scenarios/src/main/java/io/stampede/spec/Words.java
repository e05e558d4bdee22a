package io.stampede.spec;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Lists of words in messages, and the nearest word to a misspelt one. */
final class Words {

    private Words() {}

    /** "A", "A or B", "A, B or C". */
    static String either(List<String> words) {
        int last = words.size() - 1;
        return last < 1 ? String.join("", words) : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
    }

    /** The word that is most probably meant, if any is near. */
    static Optional<String> nearest(String text, Collection<String> words) {
        String wanted = text.toLowerCase(Locale.ROOT);
        int best = Math.max(1, Math.min(text.length(), 24) / 3) + 1;
        Optional<String> nearest = Optional.empty();
        for (String word : words) {
            int distance = distance(wanted, word.toLowerCase(Locale.ROOT), best);
            if (distance < best) {
                best = distance;
                nearest = Optional.of(word);
            }
        }
        return nearest;
    }

    /** Letters to insert, delete or replace; {@code limit} if the lengths alone differ by as much. */
    private static int distance(String one, String other, int limit) {
        if (Math.abs(one.length() - other.length()) >= limit) {
            return limit;
        }
        int[] row = new int[other.length() + 1];
        for (int column = 0; column <= other.length(); column++) {
            row[column] = column;
        }
        for (int line = 1; line <= one.length(); line++) {
            int diagonal = row[0];
            row[0] = line;
            for (int column = 1; column <= other.length(); column++) {
                int replaced = diagonal + (one.charAt(line - 1) == other.charAt(column - 1) ? 0 : 1);
                diagonal = row[column];
                row[column] = Math.min(replaced, 1 + Math.min(row[column], row[column - 1]));
            }
        }
        return row[other.length()];
    }
}
