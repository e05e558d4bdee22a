package io.stampede.coordinator.compare;

/** A report or a table of scenarios that is none; the message is a whole sentence and repeats nothing of its text. */
public final class UnreadableDocumentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * A refusal.
     *
     * @param source the document, as the user named it
     * @param wrong what is wrong with it, and what is allowed
     */
    UnreadableDocumentException(String source, String wrong) {
        super(source + ": " + wrong);
    }
}
