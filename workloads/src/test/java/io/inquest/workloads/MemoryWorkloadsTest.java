package io.inquest.workloads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.history.History;
import io.inquest.history.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The workloads that tell memory models apart. */
class MemoryWorkloadsTest {
    /** What each client did, in the notation of litmus tests with the keys' own numbers, by worker. */
    private static Map<Integer, String> byWorker(List<Operation> operations) {
        Map<Integer, String> programs = new TreeMap<>();
        for (Operation operation : operations) {
            String step = (operation.f().equals("write") ? "W" : "R") + operation.key();
            programs.merge(Recorded.worker(operation), step, (before, next) -> before + " " + next);
        }
        return programs;
    }

    @Test
    void sessionsReadAndWriteAgainAndElsewhere() {
        Map<Integer, String> programs =
                byWorker(Recorded.operations(Recorded.history(new SessionsWorkload(), Map.of())));
        for (String program : programs.values()) {
            assertTrue(program.matches(".*W(\\d+) R\\1 .*"), "reads after own writes");
            assertTrue(program.matches(".*R(\\d+) R\\1 .*"), "reads again");
            assertTrue(program.matches(".*W(\\d+) W(?!\\1 )\\d+ .*"), "writes elsewhere after a write");
            assertTrue(program.matches(".*R(\\d+) W(?!\\1 )\\d+ .*"), "writes elsewhere after a read");
            assertTrue(program.matches(".*R(\\d+) R(?!\\1 )\\d+ .*"), "reads elsewhere after a read");
        }
        assertEquals(Recorded.CLIENTS, programs.size());
    }

    @Test
    void sessionsShareFewKeysAtATimeAndEachHasItsShare() {
        Map<Object, List<Integer>> positions = new HashMap<>();
        List<Operation> operations =
                Recorded.operations(Recorded.history(new SessionsWorkload(), Map.of("keys", "3", "ops-per-key", "20")));
        operations.removeIf(Recorded::isLast);
        for (int i = 0; i < operations.size(); i++) {
            positions
                    .computeIfAbsent(operations.get(i).key(), key -> new ArrayList<>())
                    .add(i);
        }
        assertTrue(positions.size() > 30, positions.size() + " keys");
        positions.forEach((key, of) -> assertTrue(
                of.get(of.size() - 1) - of.get(0) < 3 * 20 + 6 * Recorded.CLIENTS,
                key + " from " + of.get(0) + " to " + of.get(of.size() - 1)));
    }

    /** Whoever writes a link has read the one before, which someone else wrote; and others look at all of it. */
    @Test
    void chainsAreMadeInTurns() {
        History history = Recorded.history(new CausalChainWorkload(), Map.of("rounds", "4"));
        Map<Object, Integer> authors = new HashMap<>();
        Map<Integer, Operation> before = new HashMap<>();
        Set<Object> values = new TreeSet<>();
        int links = 0;
        for (Operation operation : Recorded.operations(history)) {
            long key = (Long) operation.key();
            if (operation.f().equals("write")) {
                values.add(operation.value());
                boolean first = operation.value().equals(1L) && key % 3 == 0;
                long previous = key % 3 == 0 ? key + 2 : key - 1;
                if (!first) {
                    assertTrue(authors.get(previous) != Recorded.worker(operation), "two in a row: " + operation);
                    assertEquals(
                            previous, before.get(Recorded.worker(operation)).key());
                    links++;
                }
                authors.put(key, Recorded.worker(operation));
            }
            before.put(Recorded.worker(operation), operation);
        }
        assertEquals(Set.of(1L, 2L, 3L, 4L), values);
        assertTrue(links > 100, links + " links");
        String seen = String.join(" ", byWorker(Recorded.operations(history)).values());
        assertTrue(seen.matches(".*R2 R1 R0 .*"), "looks at effects, then at causes");
    }

    /** Every round is its shape, with the spare clients reading along; it begins when the round before has ended. */
    @Test
    void litmusTestsArePlayedAsTheyAreWritten() {
        List<Operation> operations = Recorded.operations(Recorded.history(new MemoryWorkload(), Map.of()));
        Map<Long, List<Operation>> rounds = new TreeMap<>();
        for (Operation operation : operations) {
            rounds.computeIfAbsent((Long) operation.key() / Litmus.KEYS, round -> new ArrayList<>())
                    .add(operation);
        }
        Litmus[] shapes = Litmus.values();
        assertTrue(rounds.size() > 3 * shapes.length, rounds.size() + " rounds");
        rounds.remove((long) rounds.size() - 1); // cut short by the end
        long end = -1;
        for (Map.Entry<Long, List<Operation>> round : rounds.entrySet()) {
            List<Long> keys = List.of(0L, 1L, 2L);
            Litmus shape = shapes[(int) (round.getKey() % shapes.length)];
            List<String> expected = new ArrayList<>();
            for (Program program : shape.programs(Recorded.CLIENTS, keys)) {
                String text = program.text().replace('x', '0').replace('y', '1').replace('z', '2');
                if (!text.isEmpty()) {
                    expected.add(text);
                }
            }
            List<String> played = new ArrayList<>();
            for (String program : byWorker(round.getValue()).values()) {
                StringBuilder text = new StringBuilder();
                for (String step : program.split(" ")) {
                    text.append(text.isEmpty() ? "" : " ").append(step.charAt(0));
                    text.append(Long.parseLong(step.substring(1)) - round.getKey() * Litmus.KEYS);
                }
                played.add(text.toString());
            }
            expected.sort(null);
            played.sort(null);
            assertEquals(expected, played, shape.name());
            for (Operation operation : round.getValue()) {
                assertTrue(operation.invocation().index() > end, "begins too soon: " + operation);
            }
            for (Operation operation : round.getValue()) {
                end = Math.max(end, operation.completion().index());
            }
        }
    }

    @Test
    void withFewClientsOnlyTheShapesThatFitArePlayed() {
        assertEquals(Litmus.values().length, Litmus.fitting(4).size());
        assertTrue(!Litmus.fitting(3).contains(Litmus.IRIW));
        assertEquals(5, Litmus.fitting(2).size());
        Exception e = assertThrows(
                IllegalArgumentException.class,
                () -> new MemoryWorkload().plan(TestRun.config(new MemoryWorkload(), Map.of(), 1)));
        assertEquals("the workload memory takes two clients or more: --concurrency 2", e.getMessage());
    }

    @Test
    void inTheEndEveryoneReadsEverythingAgainAndAgain() {
        Map<Object, Integer> reads = new HashMap<>();
        long first = Long.MAX_VALUE;
        long last = 0;
        for (Operation operation : Recorded.operations(
                Recorded.history(new EventualWorkload(), Map.of("keys", "2", "final-reads", "4")))) {
            if (Recorded.isLast(operation)) {
                assertEquals("read", operation.f());
                reads.merge(Recorded.worker(operation) + " of " + operation.key(), 1, Integer::sum);
                first = Math.min(first, operation.invocation().time());
                last = Math.max(last, operation.invocation().time());
            }
        }
        assertEquals(2 * Recorded.CLIENTS, reads.size());
        assertEquals(Set.of(4), new TreeSet<>(reads.values()));
        assertTrue(last - first > 3_000_000_000L, "all within " + (last - first) + " ns");
    }
}
