package io.stampede.coordinator.cli;

/** Lengths of time as people say them. */
final class Ages {
    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private Ages() {}

    /** In the two largest units that matter: {@code 42 s}, {@code 3 min 5 s}, {@code 2 h 10 min}, {@code 4 d 3 h}. */
    static String text(long seconds) {
        if (seconds < MINUTE) {
            return Math.max(0, seconds) + " s";
        } else if (seconds < HOUR) {
            return seconds / MINUTE + " min " + seconds % MINUTE + " s";
        } else if (seconds < DAY) {
            return seconds / HOUR + " h " + seconds % HOUR / MINUTE + " min";
        }
        return seconds / DAY + " d " + seconds % DAY / HOUR + " h";
    }
}
