package io.stampede.spec;

/** The field that is being read, and where its problems go. */
record Place(String path, Problems problems) {

    /** A field of this one. */
    Place field(String name) {
        return new Place(path.isEmpty() ? name : path + "." + name, problems);
    }

    /** An item of this list. */
    Place item(int index) {
        return new Place(path + "[" + index + "]", problems);
    }

    /** Notes a problem of this field. */
    void wrong(DocumentNode node, String wrong, String allowed) {
        problems.add(node.position(), path, wrong, allowed);
    }
}
