package io.inquest.history.formats;

import static io.inquest.history.formats.Shown.assertReads;
import static io.inquest.history.formats.Shown.assertRefuses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.history.ReadResult;
import java.util.List;
import org.junit.jupiter.api.Test;

class EdnFormatTest {
    private static final String WRITE = "{:process 0, :type :invoke, :f :write, :value 1}";
    private static final String WRITTEN = "{:type :ok :f :write :process 0 :value 1}";
    private static final String[] BOTH = {"0 invoke write 1", "0 ok write 1"};

    private final EdnFormat edn = new EdnFormat();

    @Test
    void readsAVectorAListAndMapsOneAfterAnother() {
        assertReads(edn::read, "[" + WRITE + "\n " + WRITTEN + "]\n", BOTH);
        assertReads(edn::read, "(" + WRITE + "\n " + WRITTEN + ")", BOTH);
        assertReads(edn::read, WRITE + "\n" + WRITTEN + "\n", BOTH);
        assertReads(edn::read, "[]", "");
    }

    @Test
    void passesOverCommentsDiscardedFormsAndTags() {
        assertReads(
                edn::read,
                "; a comment [\n[#_{:type :nonsense} #jepsen.history.Op" + WRITE + " ;; another\n #inquest/op" + WRITTEN
                        + "#_ #_ 1 2]",
                BOTH);
    }

    @Test
    void takesStringsForKeywordsAndKeywordsForStrings() {
        assertReads(
                edn::read,
                "{:process 3 :type \"invoke\" :f \"get\" :key \"a\" :value nil}"
                        + "{\"process\" 3 \"type\" \"ok\" \"f\" \"get\" \"key\" \"a\" \"value\" \"x\\ty\\u00e9\"}",
                "3 invoke get \"a\": null",
                "3 ok get \"a\": \"x\\tyé\"");
    }

    @Test
    void readsTimesErrorsAndNodes() {
        assertReads(
                edn::read,
                "{:process 0 :type :invoke :f :read :value nil :time 12 :index 4}"
                        + "{:process 0 :type :info :f :read :value nil :time 40 :error [:timeout 5] :node \"n1\"}",
                "0 invoke read null t12",
                "0 info read null ![\"timeout\",5] @n1 t40");
    }

    @Test
    void theNemesisOnlyInforms() {
        assertReads(
                edn::read,
                "{:process :nemesis :type :invoke :f :start :value nil}"
                        + "{:process :nemesis :type :info :f :start :value {:cut #{\"n2\" \"n1\"}}}",
                "nemesis info start null",
                "nemesis info start {\"cut\":[\"n2\",\"n1\"]}");
    }

    @Test
    void readsTransactionsWithoutFunctionsAndProcesses() {
        assertReads(
                edn::read,
                "{:index 0 :type :invoke :value [[:append 9 2] [:r :y nil]]}"
                        + "{:index 1 :type :ok :value [[:append 9 2] [:r :y [1 2]]]}",
                "0 invoke txn [[\"append\",9,2],[\"r\",\"y\",null]]",
                "0 ok txn [[\"append\",9,2],[\"r\",\"y\",[1,2]]]");
    }

    /** As in the example of Elle's paper. */
    @Test
    void anInvocationWithoutAProcessAndTheCompletionAfterItAreAProcessOfTheirOwn() {
        assertReads(
                edn::read,
                "{:process 4 :type :invoke :f :txn :value [[:w x 1]]}"
                        + "{:type :invoke :value [[:append 9 2]]}{:type :ok :value [[:append 9 2]]}"
                        + "{:type :invoke :value [[:r 9 nil]]}"
                        + "{:process :nemesis :type :info :f :kill}"
                        + "{:type :info :value [[:r 9 nil]]}"
                        + "{:process 4 :type :fail :f :txn :value [[:w x 1]]}"
                        + "{:type :invoke :value [[:r 9 nil]]}",
                "4 invoke txn [[\"w\",\"x\",1]]",
                "5 invoke txn [[\"append\",9,2]]",
                "5 ok txn [[\"append\",9,2]]",
                "6 invoke txn [[\"r\",9,null]]",
                "nemesis info kill null",
                "6 info txn [[\"r\",9,null]]",
                "4 fail txn [[\"w\",\"x\",1]]",
                "7 invoke txn [[\"r\",9,null]]");
    }

    @Test
    void refusesToGuessWhichInvocationACompletionWithoutAProcessHas() {
        String read = "{:type :invoke :value [[:r 9 nil]]}";
        assertRefuses(
                edn::read,
                read + "\n" + read,
                "h:2:1: expected the completion of the operation of line 1, for neither has a :process, found an invocation");
        assertRefuses(
                edn::read,
                "\n{:type :ok :value [[:r 9 [1]]]}",
                "h:2:1: expected a :process, or right before it the invocation that this completes, found neither");
    }

    @Test
    void keysOfMicroOperationsAreAnyScalars() {
        assertReads(
                edn::read,
                "{:process 0 :type :invoke :value [[:append :a/b 1] [:r \"k\" nil] [:w -7 :v] [:r sym nil] [:r 1.5 nil] [:r nil nil]]}",
                "0 invoke txn [[\"append\",\"a/b\",1],[\"r\",\"k\",null],[\"w\",-7,\"v\"],[\"r\",\"sym\",null],[\"r\",1.5,null],"
                        + "[\"r\",null,null]]");
    }

    @Test
    void partsTuplesOfIndependentKeys() {
        assertReads(
                edn::read,
                "{:process 0 :type :invoke :f :write :value [5 1]}"
                        + "{:process 1 :type :invoke :f :read :value [5 nil]}"
                        + "{:process 2 :type :invoke :f :cas :value [6 [1 2]]}"
                        + "{:process 0 :type :ok :f :write :value [5 1]}"
                        + "{:process 1 :type :ok :f :read :value [5 1]}"
                        + "{:process 2 :type :info :f :cas :value :timed-out}",
                "0 invoke write 5: 1",
                "1 invoke read 5: null",
                "2 invoke cas 6: [1,2]",
                "0 ok write 5: 1",
                "1 ok read 5: 1",
                "2 info cas \"timed-out\"");
    }

    @Test
    void partsTuplesOfQueuesLocksAndTransactions() {
        assertReads(
                edn::read,
                "{:process 0 :type :invoke :f :enqueue :value [5 [1 2]]}{:process 1 :type :invoke :f :dequeue :value [5 nil]}",
                "0 invoke enqueue 5: [1,2]",
                "1 invoke dequeue 5: null");
        assertReads(
                edn::read,
                "{:process 0 :type :invoke :f :enqueue :value [1 2]}{:process 1 :type :invoke :f :dequeue :value nil}",
                "0 invoke enqueue [1,2]",
                "1 invoke dequeue null");
        assertReads(
                edn::read,
                "{:process 0 :type :invoke :f :acquire :value [:a nil]}{:process 0 :type :ok :f :acquire :value [:a 7]}",
                "0 invoke acquire \"a\": null",
                "0 ok acquire \"a\": 7");
        assertReads(
                edn::read,
                "{:process 0 :type :invoke :f :txn :value [7 [[:write :x 1]]]}",
                "0 invoke txn 7: [[\"w\",\"x\",1]]");
    }

    /** Knossos' multi-register. */
    @Test
    void shortensTheNamesOfMicroOperations() {
        assertReads(
                edn::read,
                "{:process 0 :type :invoke :f :txn :value [[:read :x nil] [:write :y 1]]}",
                "0 invoke txn [[\"r\",\"x\",null],[\"w\",\"y\",1]]");
    }

    @Test
    void takesWhatATagCallsATupleForOne() {
        assertReads(
                edn::read,
                "{:process 0 :type :invoke :f :write :value #jepsen.independent.Tuple [5 1]}",
                "0 invoke write 5: 1");
    }

    @Test
    void aPairThatMayBeAValueStaysOne() {
        assertReads(
                edn::read,
                "{:process 0 :type :invoke :f :cas :value [1 2]}{:process 1 :type :invoke :f :cas :value [3 4]}",
                "0 invoke cas [1,2]",
                "1 invoke cas [3,4]");
        assertReads(
                edn::read,
                "{:process 0 :type :invoke :f :write :value [1 2]}{:process 1 :type :invoke :f :read :value nil}",
                "0 invoke write [1,2]",
                "1 invoke read null");
    }

    @Test
    void numbersOfAllKinds() {
        assertReads(
                edn::read,
                "{:process 0 :type :invoke :f :add :value [1 -2 +3 4N 12345678901234567890 1.50M 1e3 1/2 ##NaN 0x1f \\a]}",
                "0 invoke add [1,-2,3,4,12345678901234567890,1.5,1000,\"1/2\",\"##NaN\",\"0x1f\",\"a\"]");
    }

    @Test
    void saysWhereItGoesWrong() {
        assertRefuses(
                edn::read,
                WRITE + "\n   {:process 0 :type :fine :f :write}",
                "h:2:4: expected :invoke, :ok, :fail or :info as :type, found fine");
        assertRefuses(
                edn::read,
                "[" + WRITE + "\n 7]",
                "h:2:2: expected an event, a map such as {:type :invoke, :process 0,"
                        + " :f :read, :value nil}, found 7");
        assertRefuses(
                edn::read,
                "{:process :bob :type :ok :f :read}",
                "h:1:1: expected a process number or :nemesis as :process, found \"bob\"");
        assertRefuses(edn::read, "{:process 1 :type :ok}", "h:1:1: expected the function's name as :f, found none");
        assertRefuses(edn::read, "{:process 1 :type}", "h:1:18: a map needs a value after its key :type");
        assertRefuses(edn::read, "{:f :a :f :b}", "h:1:12: a map has the key :f twice");
        assertRefuses(edn::read, "[" + WRITE + "]]", "h:1:51: found \"]\" that nothing opened");
        assertRefuses(
                edn::read, "[" + WRITE + "] []", "h:1:52: expected the end of the file after the history, found more");
        assertRefuses(edn::read, "[" + WRITE, "h:1:49: expected \"]\", found the end of the file");
    }

    @Test
    void refusesWhatIsNoHistory() {
        assertRefuses(edn::read, "\n" + WRITTEN, "h:2: process 0 completes write, which it did not invoke");
        assertRefuses(edn::read, WRITE + WRITE, "h:1: process 0 invokes write while its operation of event 0 is open");
    }

    @Test
    void leavesOutALastEventThatWasCutShort() {
        ReadResult read = Shown.read(edn::read, WRITE + "\n{:process 0 :type :o");
        assertEquals("0 invoke write 1", Shown.shown(read.history()));
        assertEquals(
                List.of("h:2: the last event is broken, as when its writer is killed; the events before it were read"),
                read.warnings());
    }

    @Test
    void refusesBottomlessNesting() {
        assertRefuses(
                edn::read, "{:value " + "[".repeat(100_000), "h:1:108: a value is nested at most 100 levels deep");
    }

    @Test
    void isToldByItsLook() {
        for (String text :
                List.of(WRITE, "; c\n\n[" + WRITE, "(" + WRITE, "[ ;x\n" + WRITE, "#jepsen.Op{:a 1}", "[]")) {
            assertTrue(edn.looksLike(text), text);
        }
        for (String text : List.of("{\"type\":1}", "[{\"a\":1}]", "a,b\n1,2", "", "INFO  jepsen.util - 0\t:invoke")) {
            assertFalse(edn.looksLike(text), text);
        }
    }
}
