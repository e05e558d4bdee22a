package io.stampede.coordinator.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stampede.spec.Problem;
import java.util.List;

/** What commands print for programs to read. */
final class Documents {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Documents() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    static ArrayNode array(List<String> texts) {
        ArrayNode array = array();
        texts.forEach(array::add);
        return array;
    }

    /** The problems of a specification. */
    static ArrayNode problems(List<Problem> problems) {
        ArrayNode array = array();
        for (Problem problem : problems) {
            array.addObject()
                    .put("line", problem.line())
                    .put("column", problem.column())
                    .put("path", problem.path())
                    .put("wrong", problem.wrong())
                    .put("allowed", problem.allowed());
        }
        return array;
    }
}
