package io.inquest.harness.architecture;

import static io.inquest.harness.architecture.Hazard.anyOf;
import static io.inquest.harness.architecture.Hazard.classes;
import static io.inquest.harness.architecture.Hazard.making;
import static io.inquest.harness.architecture.Hazard.ofMembers;
import static io.inquest.harness.architecture.Hazard.withParameters;
import static io.inquest.harness.architecture.Hazard.withoutParameter;

import com.tngtech.archunit.core.domain.AccessTarget;
import java.util.Set;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** What makes a run, or a verdict on it, depend on more than its seed; and what opens doors that nobody is to use. */
final class Hazards {
    static final Hazard CLOCK = ofMembers(
            "the wall clock",
            anyOf("java.lang.System.nanoTime", "java.lang.System.currentTimeMillis", "java.util.Calendar.getInstance")
                    .or(withoutParameter("java.util.Date.<init>", 0))
                    .or(target -> target.getOwner().getPackageName().equals("java.time")
                            && (target.getName().equals("now") || isSystemClock(target))),
            "World.nowNanos(), or a LongSupplier handed in");

    private static boolean isSystemClock(AccessTarget target) {
        return target.getOwner().getName().equals("java.time.Clock")
                && (target.getName().startsWith("system") || target.getName().startsWith("tick"));
    }

    static final Hazard RANDOMNESS = new Hazard(
            "randomness of its own",
            anyOf(
                            "java.lang.Math.random",
                            "java.lang.StrictMath.random",
                            "java.util.UUID.randomUUID",
                            "java.util.random.RandomGenerator.of",
                            "java.util.random.RandomGenerator.getDefault",
                            "java.io.File.createTempFile")
                    .or(withoutParameter("java.util.Collections.shuffle", 1)),
            classes(
                    "java.util.Random",
                    "java.util.SplittableRandom",
                    "java.util.concurrent.ThreadLocalRandom",
                    "java.security.SecureRandom",
                    "java.util.random.RandomGeneratorFactory"),
            "the RandomGenerator handed in");

    private static final Set<String> FIXED_RANDOM = Set.of("nextLong", "nextInt", "nextBoolean", "nextDouble");

    /** Java's other algorithms, which are default methods, may change from one release to the next. */
    static final Hazard UNFIXED_RANDOM = ofMembers(
            "algorithms of Java's random numbers that no specification fixes",
            target -> target.getOwner().isAssignableTo(RandomGenerator.class)
                    && target instanceof AccessTarget.CodeUnitAccessTarget unit
                    && unit.getName().matches("next.*|ints|longs|doubles|equiDoubles")
                    && (!FIXED_RANDOM.contains(unit.getName())
                            || (unit.getName().equals("nextDouble")
                                    && !unit.getRawParameterTypes().isEmpty())),
            "nextLong, nextInt, nextBoolean, nextDouble()");

    static final Hazard HASH_ORDER = ofMembers(
            "the order of a hash table",
            making(
                            "java.util.HashMap",
                            "java.util.HashSet",
                            "java.util.IdentityHashMap",
                            "java.util.WeakHashMap",
                            "java.util.Hashtable",
                            "java.util.Properties",
                            "java.util.concurrent.ConcurrentHashMap")
                    .or(anyOf(
                            "java.util.HashMap.newHashMap",
                            "java.util.HashSet.newHashSet",
                            "java.util.Map.ofEntries",
                            "java.util.Map.copyOf",
                            "java.util.Set.copyOf",
                            "java.util.concurrent.ConcurrentHashMap.newKeySet",
                            "java.util.stream.Collectors.toSet",
                            "java.util.stream.Collectors.toUnmodifiableSet",
                            "java.util.stream.Collectors.toUnmodifiableMap",
                            "java.util.stream.Collectors.toConcurrentMap",
                            "java.util.stream.Collectors.groupingByConcurrent"))
                    // of one element or none there is only one order
                    .or(withParameters("java.util.Set.of", 2))
                    .or(withParameters("java.util.Map.of", 4))
                    // with more parameters, the last says which map to make
                    .or(withoutParameter("java.util.stream.Collectors.toMap", 3))
                    .or(withoutParameter("java.util.stream.Collectors.groupingBy", 2)),
            "LinkedHashMap, TreeMap, List.of, arrays");

    static final Hazard IDENTITY = ofMembers(
            "identity hashes, which differ from run to run",
            anyOf(
                            "java.lang.System.identityHashCode",
                            "java.lang.Object.hashCode",
                            "java.util.Objects.toIdentityString")
                    .or(target -> target.getName().equals("hashCode")
                            && target.getOwner().isAssignableTo(Enum.class)),
            "numbers given out in order");

    private static final Set<String> INEXACT = Set.of(
            "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "sinh", "cosh", "tanh", "exp", "expm1", "log",
            "log10", "log1p", "pow", "cbrt", "hypot");

    static final Hazard INEXACT_MATH = ofMembers(
            "functions of Math whose last digits the platform chooses",
            target -> target.getOwner().getName().equals("java.lang.Math") && INEXACT.contains(target.getName()),
            "StrictMath, and integers as soon as may be");

    static final Hazard BOXED_FLOATS = ofMembers(
            "floating point as a value",
            anyOf("java.lang.Double.valueOf", "java.lang.Float.valueOf"),
            "longs; BigDecimal where a file had a fraction");

    private static final Predicate<AccessTarget> ASYNC =
            target -> target.getName().endsWith("Async")
                    && target.getOwner().getPackageName().equals("java.util.concurrent");

    static final Hazard THREADS = new Hazard(
            "threads, and what waits for them",
            ASYNC.or(anyOf(
                    "java.util.concurrent.CompletableFuture.get",
                    "java.util.concurrent.CompletableFuture.orTimeout",
                    "java.util.concurrent.CompletableFuture.completeOnTimeout",
                    "java.util.concurrent.CompletableFuture.delayedExecutor",
                    "java.lang.Object.wait",
                    "java.lang.Object.notify",
                    "java.lang.Object.notifyAll")),
            classes("java.lang.Thread", "java.lang.ThreadLocal", "java.util.Timer", "java.util.concurrent..")
                    .and(classes(
                                    "java.util.concurrent.CompletableFuture",
                                    "java.util.concurrent.CompletionStage",
                                    "java.util.concurrent.CompletionException",
                                    "java.util.concurrent.TimeoutException")
                            .negate()),
            "World.schedule and World.execute");

    static final Hazard PARALLEL_STREAMS = ofMembers(
            "parallel streams",
            target -> target.getOwner().getPackageName().startsWith("java.util")
                    && target.getName().startsWith("parallel"),
            "a loop; a thread a run where there are many runs");

    static final Hazard ENVIRONMENT = ofMembers(
            "what machine and user are like",
            anyOf(
                    "java.lang.System.getProperty",
                    "java.lang.System.getProperties",
                    "java.lang.System.getenv",
                    "java.lang.System.lineSeparator",
                    "java.lang.Long.getLong",
                    "java.lang.Integer.getInteger",
                    "java.lang.Boolean.getBoolean",
                    "java.lang.Runtime.availableProcessors",
                    "java.lang.Runtime.totalMemory",
                    "java.lang.Runtime.freeMemory",
                    "java.lang.Runtime.maxMemory",
                    "java.util.Locale.getDefault",
                    "java.util.TimeZone.getDefault",
                    "java.time.ZoneId.systemDefault",
                    "java.nio.charset.Charset.defaultCharset"),
            "options");

    /** Which digits a number has is a matter of the user's language too. */
    static final Hazard USERS_LANGUAGE = ofMembers(
            "formats in the user's language",
            withoutLocale("java.lang.String.format")
                    .or(anyOf("java.lang.String.formatted"))
                    .or(withoutLocale("java.io.PrintStream.printf"))
                    .or(withoutLocale("java.io.PrintStream.format"))
                    .or(withoutParameter("java.lang.String.toLowerCase", 0))
                    .or(withoutParameter("java.lang.String.toUpperCase", 0)),
            "Locale.ROOT as the first argument");

    private static Predicate<AccessTarget> withoutLocale(String member) {
        return withoutParameter(member, 2);
    }

    static final Hazard OUTSIDE = new Hazard(
            "files, the network and the console",
            anyOf("java.lang.System.in", "java.lang.System.out", "java.lang.System.err", "java.lang.System.exit"),
            classes(
                            "java.nio.file..",
                            "java.nio.channels..",
                            "java.net..",
                            "javax.net..",
                            "java.lang.Runtime",
                            "java.io.Console",
                            "java.io.RandomAccessFile")
                    .or(type -> type.getName().matches("java\\.io\\.File.*")),
            "what NodeContext offers");

    static final Hazard OTHER_PROCESSES = new Hazard(
            "other processes",
            anyOf("java.lang.Runtime.exec"),
            classes("java.lang.ProcessBuilder"),
            "the cluster's one seam for commands");

    static final Hazard NAMED_CLASSES = new Hazard(
            "classes and objects that data name",
            anyOf(
                    "java.lang.Class.forName",
                    "java.lang.ClassLoader.loadClass",
                    "java.lang.ClassLoader.defineClass",
                    "java.lang.reflect.Method.invoke"),
            classes(
                    "java.io.ObjectInputStream",
                    "java.io.ObjectOutputStream",
                    "java.beans.XMLDecoder",
                    "sun.misc.Unsafe",
                    "javax.script.."),
            "a closed list of names, or ServiceLoader");

    private Hazards() {}
}
