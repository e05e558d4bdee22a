package io.stampede.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.WeakHashMap;
import java.util.random.RandomGenerator;
import java.util.stream.BaseStream;
import java.util.stream.Collectors;

/** The rules that keep {@code scenarios} a pure function: same input, same bits, everywhere. */
final class DeterminismRules {
    /** What {@link Math} computes exactly, and so alike on every processor and JDK. */
    private static final List<String> EXACT = List.of(
            "abs",
            "min",
            "max",
            "floor",
            "ceil",
            "rint",
            "ulp",
            "round",
            "sqrt",
            "fma",
            "signum",
            "copySign",
            "floorDiv",
            "floorMod",
            "ceilDiv",
            "multiplyHigh",
            "clamp",
            "getExponent",
            "scalb");

    /** The packages that read files or resources. */
    private static final String[] READERS = {"io.stampede.spec..", "io.stampede.library.."};

    private static final String[] KERNELS = {
        "io.stampede.simulation..", "io.stampede.market..", "io.stampede.trader..", "io.stampede.risk..",
        "io.stampede.sentiment..", "io.stampede.world..", "io.stampede.lanes..", "io.stampede.outcome.."
    };

    private static final ArchRule PURE_JAVA = classes()
            .that()
            .resideOutsideOfPackages(READERS)
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                            "io.stampede..",
                            "java.lang..",
                            "java.util",
                            "java.util.function",
                            "java.util.stream",
                            "java.math",
                            "org.jspecify..")
                    .or(assignableTo(java.time.Duration.class))
                    .or(DescribedPredicate.describe("arrays of primitives", DeterminismRules::isPrimitiveArray)))
            .because("a scenario is a pure function: no I/O, clock, thread, log or library can change it");

    private static final ArchRule NO_THREADS = noClasses()
            .should()
            .dependOnClassesThat(assignableTo(Thread.class)
                    .or(assignableTo(Process.class))
                    .or(assignableTo(ThreadLocal.class))
                    .or(resideInAPackage("java.util.concurrent.."))
                    .or(resideInAnyPackage("org.apache.pekko..", "org.slf4j..", "java.sql..")))
            .because("nodes run scenarios on threads of their own choice");

    private static final ArchRule EXACT_MATH = noClasses()
            .should()
            .accessTargetWhere(describe("a method of Math that is not exact", DeterminismRules::isInexact))
            .because("JDKs and processors differ in the last bits of Math's other functions; StrictMath does not");

    private static final ArchRule NO_CHANCE = noClasses()
            .should()
            .dependOnClassesThat(assignableTo(Random.class)
                    .or(assignableTo(SplittableRandom.class))
                    .or(assignableTo(RandomGenerator.class)))
            .because("randomness is addressed, not consumed: LaneRandom");

    private static final ArchRule NO_SURROUNDINGS = noClasses()
            .should()
            .accessTargetWhere(describe(
                    "the clock, properties, environment or streams of the process", DeterminismRules::isSurrounding))
            .because("an outcome depends on specification, seed and scenario number alone");

    private static final ArchRule NO_HASH_ORDER = noClasses()
            .that()
            .resideInAnyPackage(KERNELS)
            .should()
            .dependOnClassesThat(assignableTo(HashMap.class)
                    .and(describe("ordered by hash", type -> !type.isEquivalentTo(java.util.LinkedHashMap.class)))
                    .or(assignableTo(HashSet.class)
                            .and(describe(
                                    "ordered by hash", type -> !type.isEquivalentTo(java.util.LinkedHashSet.class))))
                    .or(assignableTo(IdentityHashMap.class))
                    .or(assignableTo(WeakHashMap.class)))
            .because("the order of a hash table is nobody's intention");

    private static final ArchRule NO_SHUFFLED_ORDER = noClasses()
            .that()
            .resideInAnyPackage(KERNELS)
            .should()
            .accessTargetWhere(describe("a collection whose order changes", DeterminismRules::isShuffled))
            .because("Set.of and Map.of change their order with every start of the virtual machine");

    private static final ArchRule NO_PARALLEL_STREAMS = noClasses()
            .should()
            .accessTargetWhere(describe("a parallel stream", DeterminismRules::isParallel))
            .because("sums of real numbers depend on their order");

    private DeterminismRules() {}

    /** All rules, for the real classes and for the planted ones alike. */
    static List<ArchRule> all() {
        return List.of(
                PURE_JAVA,
                NO_THREADS,
                EXACT_MATH,
                NO_CHANCE,
                NO_SURROUNDINGS,
                NO_HASH_ORDER,
                NO_SHUFFLED_ORDER,
                NO_PARALLEL_STREAMS);
    }

    private static boolean isPrimitiveArray(JavaClass type) {
        return type.getBaseComponentType().isPrimitive();
    }

    private static boolean isInexact(JavaAccess<?> access) {
        String name = access.getTarget().getName();
        boolean exact = EXACT.contains(name) || name.endsWith("Exact");
        return access.getTargetOwner().isEquivalentTo(Math.class) && !exact;
    }

    private static boolean isSurrounding(JavaAccess<?> access) {
        List<String> harmless = List.of("arraycopy", "lineSeparator");
        return access.getTargetOwner().isEquivalentTo(System.class)
                        && !harmless.contains(access.getTarget().getName())
                || access.getTargetOwner().isEquivalentTo(Runtime.class);
    }

    private static boolean isShuffled(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        String name = access.getTarget().getName();
        boolean immutable = owner.isEquivalentTo(Set.class) || owner.isEquivalentTo(Map.class);
        return immutable && List.of("of", "copyOf", "ofEntries").contains(name)
                || owner.isEquivalentTo(Collectors.class)
                        && (name.startsWith("toSet") || name.startsWith("toUnmodifiable") && !name.endsWith("List"));
    }

    private static boolean isParallel(JavaAccess<?> access) {
        String name = access.getTarget().getName();
        return name.equals("parallelStream") && access.getTargetOwner().isAssignableTo(Collection.class)
                || name.equals("parallel") && access.getTargetOwner().isAssignableTo(BaseStream.class);
    }
}
