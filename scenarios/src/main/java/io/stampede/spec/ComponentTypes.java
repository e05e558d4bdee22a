package io.stampede.spec;

import io.stampede.outcome.Metric;
import io.stampede.spec.FieldSet.NamedField;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedMap;

/** Finds the field that belongs to a component of a record, from its Java type and its {@link Field}. */
final class ComponentTypes {

    private static final String PPM = "Ppm";

    private static final VariantType POPULATIONS = new VariantType(
            "population",
            List.of(
                    new RecordType(LeveragedPopulation.class, "LEVERAGED", List.of()),
                    new RecordType(ValuePopulation.class, "VALUE", List.of()),
                    new RecordType(MomentumPopulation.class, "MOMENTUM", List.of()),
                    new RecordType(MarketMakerPopulation.class, "MARKET_MAKER", List.of()),
                    new RecordType(BasisPopulation.class, "BASIS", List.of()),
                    new RecordType(ArbitragePopulation.class, "ARBITRAGE", List.of())),
            List.of());

    private static final VariantType SHOCKS = new VariantType(
            "shock",
            List.of(
                    new RecordType(Jump.class, "JUMP", List.of()),
                    new RecordType(Rumour.class, "RUMOUR", List.of()),
                    new RecordType(Depeg.class, "DEPEG", List.of()),
                    new RecordType(Drift.class, "DRIFT", List.of()),
                    new RecordType(VolatilityShock.class, "VOL", List.of()),
                    new RecordType(Outage.class, "OUTAGE", List.of()),
                    new RecordType(WithdrawalHalt.class, "HALT_WITHDRAW", List.of()),
                    new RecordType(DepthCut.class, "DEPTH", List.of()),
                    new RecordType(MarginHike.class, "MARGIN_HIKE", List.of()),
                    new RecordType(WhaleUnwind.class, "WHALE", List.of()),
                    new RecordType(LeverageShock.class, "LEVERAGE", List.of()),
                    new RecordType(ReserveHole.class, "HOLE", List.of())),
            List.of());

    private ComponentTypes() {}

    /** The field of a component. */
    static NamedField field(RecordComponent component) {
        Field field = component.getAnnotation(Field.class);
        if (field == null) {
            throw new IllegalStateException(component + " has no @Field");
        }
        String name = component.getName();
        String written = name.endsWith(PPM) ? name.substring(0, name.length() - PPM.length()) : name;
        return new NamedField(written, name, type(component, field), field.about(), field.required());
    }

    private static ValueType type(RecordComponent component, Field field) {
        Class<?> holder = component.getType();
        boolean isChoice = holder.isEnum();
        ValueType type = component.getName().endsWith(PPM)
                ? new FractionType(Bounds.of(field))
                : typeOf(component.getGenericType(), field);
        if (field.allowed().length > 0) {
            type = new OnlyType(type, List.of(field.allowed()), false);
        }
        boolean optional = holder.getName().startsWith("java.util.Optional");
        if (optional || (holder == List.class && !field.absent().equals("OFF"))) {
            type = new AbsentType(type, field.absent(), holder);
        }
        return field.supported().length > 0 && !isChoice ? new OnlyType(type, List.of(field.supported()), true) : type;
    }

    private static ValueType typeOf(Type type, Field field) {
        if (type instanceof ParameterizedType generic) {
            return generic(generic, field);
        }
        Class<?> plain = (Class<?>) type;
        if (plain == Metric.class) {
            return new MetricType();
        } else if (plain.isEnum()) {
            @SuppressWarnings("unchecked") // isEnum says so
            Class<? extends Enum<?>> choice = (Class<? extends Enum<?>>) plain;
            return ChoiceType.of(choice, field);
        } else if (plain == Quantity.class) {
            return new QuantityType(
                    field.from().isEmpty() ? simple(double.class, field) : simple(Duration.class, field));
        } else if (plain.isRecord() && plain != RumourTopic.class) {
            return RecordType.of(plain.asSubclass(Record.class));
        }
        return simple(plain, field);
    }

    private static ValueType generic(ParameterizedType type, Field field) {
        Type argument = type.getActualTypeArguments()[0];
        if (type.getRawType() == SortedMap.class) {
            return new LabelsType(field.maxItems());
        } else if (type.getRawType() == List.class) {
            return new ListType(typeOf(argument, field), field.minItems(), field.maxItems());
        } else if (type.getRawType() == Optional.class) {
            return typeOf(argument, field);
        }
        throw new IllegalStateException("no field can be of type " + type);
    }

    private static ValueType simple(Class<?> type, Field field) {
        if (type == double.class || type == Double.class || type == OptionalDouble.class) {
            return new NumberType(Bounds.of(field));
        } else if (type == int.class || type == OptionalInt.class) {
            return new IntegerType(Bounds.of(field), false);
        } else if (type == long.class || type == OptionalLong.class) {
            return new IntegerType(Bounds.of(field), true);
        } else if (type == boolean.class) {
            return new BooleanType();
        } else if (type == Duration.class) {
            return new DurationType(duration(field.from(), Duration.ZERO), duration(field.to(), Duration.ofDays(365)));
        } else if (type == String.class) {
            return new NameType();
        } else if (type == RumourTopic.class) {
            return new TopicType();
        } else if (type == PopulationSpecification.class) {
            return POPULATIONS;
        } else if (type == Shock.class) {
            return SHOCKS;
        }
        throw new IllegalStateException("no field can be of type " + type);
    }

    private static Duration duration(String text, Duration otherwise) {
        return text.isEmpty() ? otherwise : Duration.parse(text);
    }
}
