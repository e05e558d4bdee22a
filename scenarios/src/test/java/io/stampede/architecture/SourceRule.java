package io.stampede.architecture;

/** What the sources keep to, beyond what the formatter and the compiler see to. */
enum SourceRule {
    FILE_LINES(400, "a longer file holds more than one thing"),
    METHOD_LINES(60, "a longer method does not fit a screen"),
    LINE_LENGTH(120, "two files fit side by side"),
    PARAMETERS(6, "more are mixed up at the call"),
    TAB(0, "it looks different everywhere"),
    TASK_WITHOUT_ISSUE(0, "nobody finds it again without a number, as in #12"),
    TYPE_NAME(0, "it does not say what the type is"),
    MISSING_JAVADOC(0, "what is public says what it means"),
    MISSING_PACKAGE_INFO(0, "a package says what it is, and is @NullMarked");

    private final int limit;
    private final String reason;

    SourceRule(int limit, String reason) {
        this.limit = limit;
        this.reason = reason;
    }

    int limit() {
        return limit;
    }

    String reason() {
        return reason;
    }
}
