package io.stampede.spec;

/** A text that cannot be read as a document at all; what follows the place is not looked at. */
final class DocumentException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Position position;
    private final String allowed;

    DocumentException(Position position, String wrong, String allowed) {
        super(wrong);
        this.position = position;
        this.allowed = allowed;
    }

    Position position() {
        return position;
    }

    String wrong() {
        return String.valueOf(getMessage());
    }

    String allowed() {
        return allowed;
    }
}
