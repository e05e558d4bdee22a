package io.stampede.spec;

/** A component of a record that does not go with the others. */
final class InvalidField extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String component;
    private final String wrong;
    private final String allowed;

    InvalidField(String component, String wrong, String allowed) {
        super(component + ": " + wrong + ", allowed " + allowed);
        this.component = component;
        this.wrong = wrong;
        this.allowed = allowed;
    }

    String component() {
        return component;
    }

    String wrong() {
        return wrong;
    }

    String allowed() {
        return allowed;
    }
}
