package io.inquest.harness.architecture;

import java.io.File;
import java.io.ObjectInputStream;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Code that does what it must not, so that the rules can be seen to notice: each offence alone breaks the one that its
 * class is about, and what is innocent does not.
 */
@SuppressWarnings("unused")
final class Offenders {
    private Offenders() {}

    static final class Clocks {
        long offence1() {
            return System.nanoTime();
        }

        LongSupplier offence2() {
            return System::currentTimeMillis;
        }

        Instant offence3() {
            return Instant.now();
        }

        Supplier<Object> offence4() {
            return () -> java.time.Clock.systemUTC();
        }

        Instant innocent() {
            return Instant.ofEpochMilli(0);
        }
    }

    static final class Randomness {
        int offence1() {
            return new Random(1).nextInt();
        }

        double offence2() {
            return Math.random();
        }

        int offence3() {
            return ThreadLocalRandom.current().nextInt();
        }

        UUID offence4() {
            return UUID.randomUUID();
        }

        void offence5(List<?> list) {
            Collections.shuffle(list);
        }

        int innocent(RandomGenerator random) {
            return random.nextInt(5);
        }
    }

    static final class UnfixedRandom {
        double offence1(RandomGenerator random) {
            return random.nextGaussian();
        }

        double offence2(RandomGenerator random) {
            return random.nextDouble(1, 2);
        }

        long offence3(RandomGenerator random) {
            return random.longs(3).sum();
        }

        double innocent(RandomGenerator random) {
            return random.nextDouble() + random.nextInt(1, 2) + random.nextLong(5) + (random.nextBoolean() ? 1 : 0);
        }
    }

    static final class HashOrder {
        Map<String, String> offence1() {
            return new HashMap<>();
        }

        Supplier<Set<String>> offence2() {
            return HashSet::new;
        }

        Set<Integer> offence3() {
            return Set.of(1, 2);
        }

        Map<Integer, Integer> offence4() {
            return Map.of(1, 2, 3, 4);
        }

        Set<String> offence5(Collection<String> names) {
            return Set.copyOf(names);
        }

        Set<String> offence6(Stream<String> names) {
            return names.collect(Collectors.toSet());
        }

        Map<String, Integer> offence7(Stream<String> names) {
            return names.collect(Collectors.toMap(name -> name, String::length));
        }

        Map<Integer, List<String>> offence8(Stream<String> names) {
            return names.collect(Collectors.groupingBy(String::length));
        }

        Set<Integer> offence9(Integer... numbers) {
            return Set.of(numbers);
        }

        Map<String, Integer> innocent(Stream<String> names) {
            Map<String, Integer> all =
                    new LinkedHashMap<>(Map.of("one", Set.of(1).size()));
            all.putAll(Map.of());
            Map<String, Integer> lengths =
                    names.collect(Collectors.toMap(name -> name, String::length, Integer::sum, LinkedHashMap::new));
            all.putAll(lengths);
            return all;
        }
    }

    static final class Identity {
        private enum Size {
            SMALL
        }

        int offence1(Object object) {
            return System.identityHashCode(object);
        }

        int offence2(Object object) {
            return object.hashCode();
        }

        int offence3() {
            return Size.SMALL.hashCode();
        }

        int innocent(String text) {
            return text.hashCode();
        }
    }

    static final class InexactMath {
        double offence1() {
            return Math.log(2);
        }

        double offence2() {
            return Math.pow(2, 0.5);
        }

        double innocent() {
            return StrictMath.log(2) + Math.max(1, 2) + Math.floorMod(5, 3);
        }
    }

    static final class BoxedFloats {
        Object offence1() {
            return 0.5;
        }

        Object offence2(float value) {
            return value;
        }

        long innocent(double rate) {
            return Math.round(1e9 / rate);
        }
    }

    static final class Floats {
        double field;

        void parameter(float[] values) {}

        Double result() {
            return null;
        }
    }

    static final class Threads {
        void offence1() throws InterruptedException {
            Thread.sleep(1);
        }

        Object offence2() {
            return Executors.newCachedThreadPool();
        }

        CompletionStage<Void> offence3(CompletionStage<Void> stage) {
            return stage.thenRunAsync(() -> {});
        }

        Object offence4() {
            return new ReentrantLock();
        }

        CompletionStage<Void> innocent(CompletionStage<Void> stage) {
            return stage.thenCompose(done -> CompletableFuture.completedFuture(null));
        }
    }

    static final class ParallelStreams {
        Object offence1(List<String> list) {
            return list.parallelStream();
        }

        Object offence2(Stream<String> stream) {
            return stream.parallel();
        }

        void offence3(int[] numbers) {
            java.util.Arrays.parallelSort(numbers);
        }

        Object innocent(List<String> list) {
            return list.stream();
        }
    }

    static final class Environment {
        String offence1() {
            return System.getProperty("user.name");
        }

        String offence2() {
            return System.getenv("HOME");
        }

        Locale offence3() {
            return Locale.getDefault();
        }

        Locale innocent() {
            return Locale.ROOT;
        }
    }

    static final class UsersLanguage {
        @SuppressWarnings("AnnotateFormatMethod")
        String offence1() {
            return String.format("%d", 1);
        }

        String offence2() {
            return "%d".formatted(1);
        }

        String innocent() {
            return String.format(Locale.ROOT, "%d", 1).toLowerCase(Locale.ROOT);
        }
    }

    static final class Outside {
        void offence1() {
            System.err.println();
        }

        boolean offence2() {
            return new File("x").exists();
        }

        Path offence3() {
            return Path.of("x");
        }

        Object offence4() {
            return new Socket();
        }

        Object innocent() {
            return new java.io.ByteArrayOutputStream();
        }
    }

    static final class OtherProcesses {
        Object offence1() {
            return new ProcessBuilder("true");
        }

        Object offence2() throws java.io.IOException {
            return Runtime.getRuntime().exec(new String[] {"true"});
        }
    }

    static final class NamedClasses {
        Object offence1() throws ClassNotFoundException {
            return Class.forName("x");
        }

        Object offence2(ObjectInputStream in) throws java.io.IOException, ClassNotFoundException {
            return in.readObject();
        }
    }
}
