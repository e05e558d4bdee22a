package io.stampede.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Fractions that the ledger uses, held as whole parts per million. */
record FractionType(Bounds bounds) implements ValueType {

    private static final int DECIMALS = 6;

    @Override
    public @Nullable Object read(DocumentNode node, Place place) {
        BigDecimal number = NumberText.read(node, place, allowed());
        if (number == null) {
            return null;
        }
        if (!bounds.contains(number.doubleValue())) {
            place.wrong(node, node.described() + " is out of range", allowed());
            return null;
        }
        BigDecimal partsPerMillion = number.movePointRight(DECIMALS).stripTrailingZeros();
        if (partsPerMillion.scale() > 0) {
            place.wrong(node, node.described() + " has more than 6 decimals", allowed());
            return null;
        }
        return partsPerMillion.intValueExact();
    }

    @Override
    public JsonNode write(Object value) {
        return JsonNodes.number(BigDecimal.valueOf((int) value, DECIMALS).doubleValue());
    }

    @Override
    public String allowed() {
        return "a fraction " + bounds.words() + " with at most 6 decimals";
    }

    @Override
    public ObjectNode schema() {
        ObjectNode schema = JsonNodes.schema("number");
        bounds.describe(schema);
        schema.set("multipleOf", JsonNodes.decimal(BigDecimal.valueOf(1, DECIMALS)));
        return schema;
    }
}
