package io.stampede.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** A type of values: how they are read from a document, written as JSON, and described. */
interface ValueType {

    /** Reads a value; notes every problem with it and returns null if there is no value to go on with. */
    @Nullable
    Object read(DocumentNode node, Place place);

    /** The value as JSON, which {@link #read} reads again. */
    JsonNode write(Object value);

    /** The values in words, to stand after "allowed". */
    String allowed();

    /** The values as JSON Schema. */
    ObjectNode schema();
}
