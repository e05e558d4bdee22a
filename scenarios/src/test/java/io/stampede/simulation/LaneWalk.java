package io.stampede.simulation;

import io.stampede.lanes.Lanes;
import io.stampede.market.Decision;
import io.stampede.sentiment.SocialNetwork;
import io.stampede.spec.Specification;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Every array that can be reached from an object, by the field that holds it: what there is of a block's state,
 * whoever wrote it. What all blocks share is left out.
 */
final class LaneWalk {
    private static final Set<Class<?>> SHARED =
            Set.of(MarketModel.class, Specification.class, SocialNetwork.class, Lanes.class);

    /** Written before it is read in every step. */
    private static final Set<String> SCRATCH = Set.of(
            "CollateralDesk.scratch",
            "CollateralDesk.margin",
            "CollateralDesk.sale",
            "LiquidationEngine.longMarks",
            "LiquidationEngine.shortMarks",
            "LiquidationEngine.queue",
            "Venue.batch");

    private static final Set<String> MASK_ROWS =
            Set.of("VenueBoard.panicking", "Exposure.panicking", "FirstSales.sold");

    private static final Set<String> KEYS = Set.of("LaneRandom.keys", "LeveragedTrader.panicKeys");

    private final IdentityHashMap<Object, String> arrays = new IdentityHashMap<>();
    private final IdentityHashMap<Object, String> keys = new IdentityHashMap<>();
    private final IdentityHashMap<Object, Boolean> seen = new IdentityHashMap<>();

    /** Walks from an object. */
    static LaneWalk from(Object root) {
        LaneWalk walk = new LaneWalk();
        walk.visit(root, root.getClass().getSimpleName());
        return walk;
    }

    /** Makes the random numbers of one lane those of another. */
    void copyKeys(int from, int to) {
        for (Object row : keys.keySet()) {
            ((long[]) row)[to] = ((long[]) row)[from];
        }
    }

    /** Fields whose element of one lane is not that of another. */
    List<String> differences(int one, int other, int lanes) {
        List<String> differences = new ArrayList<>();
        arrays.forEach((array, name) -> {
            if (differs(array, name, one, other, lanes)) {
                differences.add(name);
            }
        });
        differences.sort(null);
        return differences;
    }

    private static boolean differs(Object array, String name, int one, int other, int lanes) {
        int length = Array.getLength(array);
        int words = (lanes + 63) / 64;
        if (length > 0 && length % lanes == 0) {
            boolean differs = false;
            for (int start = 0; start < length; start += lanes) {
                differs |= !Objects.deepEquals(Array.get(array, start + one), Array.get(array, start + other));
            }
            return differs;
        }
        if (!(array instanceof long[] masks) || (length != words && !MASK_ROWS.contains(name))) {
            return false;
        }
        boolean differs = false;
        for (int start = 0; start < length; start += words) {
            differs |= bit(masks, start, one) != bit(masks, start, other);
        }
        return differs;
    }

    private static long bit(long[] masks, int start, int lane) {
        return masks[start + lane / 64] >>> lane & 1;
    }

    private void visit(Object value, String name) {
        if (value == null || value instanceof Decision || SHARED.contains(value.getClass())) {
            return;
        }
        Class<?> type = value.getClass();
        if (type.isArray()) {
            visitArray(value, name);
        } else if (seen.put(value, true) != null) {
            return;
        } else if (value instanceof Collection<?> collection) {
            collection.forEach(element -> visit(element, name));
        } else if (value instanceof Optional<?> optional) {
            optional.ifPresent(element -> visit(element, name));
        } else if (type.getName().startsWith("io.stampede.") && !type.isEnum()) {
            visitFields(value, type);
        }
    }

    private void visitArray(Object array, String name) {
        if (KEYS.contains(name)) {
            keys.put(array, name);
        } else if (array instanceof Object[] elements) {
            arrays.put(array, name);
            for (Object element : elements) {
                visit(element, name);
            }
        } else {
            arrays.put(array, name);
        }
    }

    private void visitFields(Object value, Class<?> type) {
        for (Field field : type.getDeclaredFields()) {
            String name = type.getSimpleName() + "." + field.getName();
            if (!Modifier.isStatic(field.getModifiers()) && !SCRATCH.contains(name)) {
                try {
                    field.setAccessible(true);
                    visit(field.get(value), name);
                } catch (IllegalAccessException e) {
                    throw new AssertionError(name, e);
                }
            }
        }
    }
}
