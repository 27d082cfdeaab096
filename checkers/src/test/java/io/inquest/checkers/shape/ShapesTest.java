package io.inquest.checkers.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Checker;
import io.inquest.checkers.Validity;
import io.inquest.checkers.Verdict;
import io.inquest.history.History;
import io.inquest.history.HistoryNotation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ShapesTest {
    private static final List<String> VALUES = List.of(
            "null",
            "0",
            "7",
            "-3",
            "2.5",
            "true",
            "\"a\"",
            "\"\"",
            "[]",
            "[1]",
            "[1,2]",
            "[\"a\",2]",
            "[[0,1]]",
            "[[0,1],[1,\"x\"]]",
            "[[1]]",
            "{}",
            "{\"a\":5}",
            "{\"a\":\"b\"}",
            "{\"term\":1,\"leader\":\"a\"}",
            "{\"term\":\"1\"}",
            "{\"from\":1,\"to\":2,\"amount\":3}",
            "{\"from\":1,\"to\":2}",
            "[[\"r\",1,null]]",
            "[[\"w\",1,2]]",
            "[[\"append\",1,2]]",
            "[[\"r\",1]]",
            "{\"guards\":[\"x\"]}");

    private static final List<Checker> CHECKERS = ServiceLoader.load(Checker.class).stream()
            .map(ServiceLoader.Provider::get)
            .toList();

    static Stream<String> objects() {
        return Shapes.objects().stream();
    }

    /** No checker says "value" of what passes here (but entry, of locks that guard nothing), and none throws for what does not. */
    @ParameterizedTest
    @MethodSource("objects")
    void whatPassesFitsEveryChecker(String object) {
        CheckContext context = CheckContext.defaults().withSettings(Map.of("object", object));
        int passed = 0;
        for (long seed = 0; seed < 600; seed++) {
            History history = random(object, new SplittableRandom(seed));
            boolean passes = Shapes.firstMisfit(history, object).isEmpty();
            passed += passes ? 1 : 0;
            for (Checker checker : CHECKERS) {
                Verdict verdict = checker.check(history, context);
                boolean isOfMemory = checker.name().equals("entry") && !object.equals("memory");
                if (passes && !isOfMemory && verdict.validity() == Validity.UNKNOWN) {
                    assertNotEquals(
                            "value",
                            verdict.findings().get(0).type(),
                            () -> checker.name() + " of\n" + HistoryNotation.print(history) + verdict);
                }
            }
        }
        assertTrue(passed > 5, passed + " passed, too few to say much");
    }

    private static History random(String object, SplittableRandom random) {
        StringBuilder drawing = new StringBuilder("0: ");
        List<String> functions = Shapes.functions(object);
        for (int i = 1 + random.nextInt(2); i > 0; i--) {
            String f = functions.get(random.nextInt(functions.size()));
            String argument = VALUES.get(random.nextInt(VALUES.size()));
            boolean same = random.nextBoolean();
            String result = same ? argument : VALUES.get(random.nextInt(VALUES.size()));
            drawing.append("[\"").append(f).append("\" ").append(argument);
            drawing.append(" -> ").append(result).append("] ");
        }
        return HistoryNotation.parse(drawing.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "register|[\"cas\" 5]|the cas of the object register takes [old, new], not 5",
                "register|[\"cas\" [1,2,3]]|the cas of the object register takes [old, new], not [1,2,3]",
                "kv|[get -> 5]|the get of the object kv returns a string or null, not 5",
                "kv|[append [1]]|the append of the object kv takes a string or null, not [1]",
                "set|[read -> 5]|the read of the object set returns a list or null, not 5",
                "priority-queue|[insert a]|the insert of the object priority-queue takes a number, not \"a\"",
                "priority-queue|[delete-min -> a]|the delete-min of the object priority-queue returns a number or null, not"
                        + " \"a\"",
                "counter|[add null]|the add of the object counter takes a whole number, not null",
                "counter|[read -> 1.5]|the read of the object counter returns a whole number or null, not 1.5",
                "bank|[transfer 5]|the transfer of the object bank takes {from, to, amount}, not 5",
                "bank|[read -> {\"a\":\"b\"}]|the read of the object bank returns {account: balance}, not {\"a\":\"b\"}",
                "lock|[acquire -> a]|the acquire of the object lock returns a whole number or null, not \"a\"",
                "election|[lead -> 5]|the lead of the object election returns {term, leader} or null, not 5",
                "log|[send 1 -> 0]|the send of the object log returns [offset, value], not 0",
                "log|[poll -> [5]]|the poll of the object log returns a list of [offset, value] or null, not [5]",
                "log|[send 1 -> [0,2]]|the send of the object log of 1 does not return [0,2]",
                "multi-register|[txn [[\"r\",1,null]] -> []]|the txn of the object multi-register of [[\"r\",1,null]] does not"
                        + " return []",
                "queue|[enqueue]|the enqueue of the object queue takes any value but null, not null",
                "memory|[acquire 5]|the acquire of the object memory takes {\"guards\": [key, …]} or null, not 5",
                "multi-register|[txn [[\"append\",1,2]]]|the txn of the object multi-register takes a list of [\"r\", k, v],"
                        + " [\"w\", k, v], not [[\"append\",1,2]]",
            })
    void whatDoesNotFitIsNamed(String object, String operation, String sentence) {
        Optional<Shapes.Misfit> misfit = Shapes.firstMisfit(HistoryNotation.parse("0: " + operation), object);
        assertEquals(sentence, misfit.map(Shapes.Misfit::sentence).orElse("nothing"));
    }

    @Test
    void whatFailedReturnedNothing() {
        History history = HistoryNotation.parse("0: [read -> 5 !] [add 5 ~timeout]");
        assertEquals(Optional.empty(), Shapes.firstMisfit(history, "set"));
        assertEquals(Optional.empty(), Shapes.firstMisfit(history, "no such object"));
    }
}
