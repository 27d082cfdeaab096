package io.inquest.workloads.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.checkers.vacuity.Functions;
import io.inquest.cluster.sim.VirtualWorld;
import io.inquest.cluster.world.World;
import io.inquest.history.Operation;
import io.inquest.systems.Client;
import io.inquest.systems.Completion;
import io.inquest.systems.Completion.Fail;
import io.inquest.systems.Completion.Ok;
import io.inquest.workloads.RegisterWorkload;
import io.inquest.workloads.memory.InMemoryCounter;
import io.inquest.workloads.memory.InMemoryKv;
import io.inquest.workloads.memory.InMemoryObject;
import io.inquest.workloads.memory.InMemoryRegister;
import io.inquest.workloads.memory.InMemorySet;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A client that keeps to the contract, and for each rule one that breaks it alone; beside it what is no breach. */
class ClientContractTest {
    private static final Functions REGISTER = new RegisterWorkload().functions();

    private static ContractReport check(TrialStore store) {
        return check(store, "register", REGISTER);
    }

    private static ContractReport check(TrialStore store, String object, Functions functions) {
        return new ClientContract(store.world, store, store, object, functions).check();
    }

    private static TrialStore register() {
        return new TrialStore(new VirtualWorld(1), new InMemoryRegister());
    }

    /** A client that makes something else of the store's answers. */
    private static TrialStore hearing(BiFunction<Operation, Completion, Completion> ears) {
        return hearing(new InMemoryRegister(), ears);
    }

    private static TrialStore hearing(InMemoryObject object, BiFunction<Operation, Completion, Completion> ears) {
        return new TrialStore(new VirtualWorld(1), object) {
            @Override
            Completion answered(Operation operation, Completion completion) {
                return ears.apply(operation, completion);
            }
        };
    }

    /** A client that sends something else than it was given. */
    private static TrialStore sending(UnaryOperator<Operation> tongue) {
        return new TrialStore(new VirtualWorld(1), new InMemoryRegister()) {
            @Override
            Operation sent(Operation operation) {
                return tongue.apply(operation);
            }
        };
    }

    private static TrialStore sendingValues(UnaryOperator<Object> tongue) {
        return sending(operation ->
                operation.f().equals("write") ? with(operation, tongue.apply(operation.value())) : operation);
    }

    private static Operation with(Operation operation, Object value) {
        return Operation.of(operation.actor(), operation.f(), operation.key(), value);
    }

    private static void assertBroken(ContractReport report, Rule... rules) {
        assertEquals(List.of(rules), report.broken().stream().map(Breach::rule).toList(), report::toString);
    }

    @Test
    void aCorrectClientBreaksNothing() {
        ContractReport report = check(register());
        assertEquals(List.of(), report.broken());
        assertEquals(List.of(), report.notChecked());
        assertTrue(report.operations() > 50, report::toString);
        assertEquals("the client kept to the contract in " + report.operations() + " operations", report.toString());
    }

    @Test
    void theWorkloadSaysWhatIsChecked() {
        TrialStore store = register();
        assertEquals(
                List.of(),
                ClientContract.of(store.world, store, store, new RegisterWorkload())
                        .check()
                        .broken());
    }

    @Test
    void aSecondReplyIsOneTooMany() {
        TrialStore twice = new TrialStore(new VirtualWorld(1), new InMemoryRegister()) {
            @Override
            void reply(Consumer<Completion> reply, Completion completion) {
                reply.accept(completion);
                world.schedule(1_000_000, () -> reply.accept(completion));
            }
        };
        assertBroken(check(twice), Rule.REPLIES_ONCE);
    }

    @Test
    void whatIsThrownBySomethingElseThanInvokeIsABreach() {
        TrialStore later = new TrialStore(new VirtualWorld(1), new InMemoryRegister()) {
            @Override
            Completion answered(Operation operation, Completion completion) {
                if (operation.f().equals("cas")) {
                    throw new ArithmeticException("a bug");
                }
                return completion;
            }
        };
        ContractReport report = check(later);
        assertBroken(report, Rule.THROWS_FROM_INVOKE_ONLY);
        assertTrue(report.toString().contains("it threw java.lang.ArithmeticException: a bug"), report::toString);

        TrialStore closing = new TrialStore(new VirtualWorld(1), new InMemoryRegister()) {
            @Override
            public Client open(int worker) {
                return new TrialClient() {
                    @Override
                    public void close() {
                        throw new ArithmeticException("a bug");
                    }
                };
            }
        };
        assertBroken(check(closing), Rule.THROWS_FROM_INVOKE_ONLY);
    }

    @Test
    void whatInvokeThrowsIsNone() {
        TrialStore throwing = sending(operation -> {
            if (operation.f().equals("cas") || operation.value() instanceof String) {
                throw new IllegalArgumentException("not that");
            }
            return operation;
        });
        assertBroken(check(throwing));
    }

    @Test
    void okToAnythingIsABreach() {
        TrialStore yes = sending(operation ->
                REGISTER.all().contains(operation.f()) ? operation : Operation.of(operation.actor(), "read", 0, null));
        ContractReport report = check(yes);
        assertBroken(report, Rule.OK_ONLY_WHAT_IT_CAN);
        assertEquals(
                "ok-only-what-it-can: a function that the client does not know is never Ok."
                        + " Done: no-such-function-of-inquest. Seen: Ok with null.",
                report.broken().get(0).sentence());
    }

    @Test
    void nothingThereIsReadAsNull() {
        TrialStore zero = hearing((operation, completion) ->
                completion.equals(new Ok(null, null)) && operation.f().equals("read") ? new Ok(0, null) : completion);
        assertTrue(check(zero).broken().get(0).rule() == Rule.EMPTY_AT_FIRST);

        TrialStore fails = hearing((operation, completion) ->
                completion.equals(new Ok(null, null)) && operation.f().equals("read")
                        ? new Fail("not found", null)
                        : completion);
        ContractReport report = check(fails);
        assertBroken(report, Rule.EMPTY_AT_FIRST);
        assertTrue(report.toString().contains("Fail (not found)"), report::toString);

        TrialStore empty = hearing(
                new InMemoryKv(),
                (operation, completion) -> completion.equals(new Ok(null, null)) ? new Ok("", null) : completion);
        assertBroken(check(empty, "kv", new Functions(Set.of("get"), Set.of("put", "append"))));
    }

    @Test
    void valuesComeBackAsTheyWere() {
        TrialStore text = sendingValues(value -> value instanceof Number ? value.toString() : value);
        assertBroken(check(text), Rule.VALUES_AS_WRITTEN);

        TrialStore rounded =
                sendingValues(value -> value instanceof Long number ? (Object) (long) (double) number : value);
        ContractReport report = check(rounded);
        assertBroken(report, Rule.VALUES_AS_WRITTEN);
        assertTrue(report.toString().contains("with 9007199254740993. Seen: it was Ok"), report::toString);

        TrialStore wide =
                sendingValues(value -> value instanceof BigInteger number ? (Object) number.longValue() : value);
        assertBroken(check(wide), Rule.VALUES_AS_WRITTEN);

        TrialStore cut = sendingValues(
                value -> value instanceof String string && string.length() > 255 ? string.substring(0, 255) : value);
        assertBroken(check(cut), Rule.VALUES_AS_WRITTEN);

        TrialStore ascii = sendingValues(
                value -> value instanceof String string ? string.replaceAll("[^\\x00-\\x7f]", "?") : value);
        assertBroken(check(ascii), Rule.VALUES_AS_WRITTEN);

        TrialStore nulls = sendingValues(value -> value == null ? "null" : value);
        assertBroken(check(nulls), Rule.VALUES_AS_WRITTEN);
    }

    @Test
    void whoRefusesAValueBreaksNothing() {
        InMemoryObject picky = new InMemoryObject() {
            private final InMemoryRegister register = new InMemoryRegister();

            @Override
            public Completion apply(Operation operation) {
                boolean odd = operation.f().equals("write") && !(operation.value() instanceof Long);
                return odd ? new Fail("integers only", null) : register.apply(operation);
            }
        };
        assertBroken(check(new TrialStore(new VirtualWorld(1), picky)));
    }

    @Test
    void okMeansDone() {
        Set<Object> seen = new HashSet<>();
        TrialStore dropping = sending(operation -> operation.f().equals("write") && !seen.add(operation.key())
                ? Operation.of(operation.actor(), "read", 0, null)
                : operation);
        assertBroken(check(dropping), Rule.OK_MEANS_DONE);
    }

    /** A store may be behind for a second; that is its affair and not its client's. */
    @Test
    void aWriteMayShowLate() {
        World world = new VirtualWorld(1);
        InMemoryObject late = new InMemoryObject() {
            private final InMemoryRegister register = new InMemoryRegister();

            @Override
            public Completion apply(Operation operation) {
                if (!operation.f().equals("write")) {
                    return register.apply(operation);
                }
                world.schedule(1_000_000_000, () -> register.apply(operation));
                return new Ok(operation.value(), null);
            }
        };
        assertBroken(check(new TrialStore(world, late)));
    }

    @Test
    void failMeansNotDone() {
        TrialStore lying =
                hearing((operation, completion) -> operation.value() instanceof String string && string.length() > 255
                        ? new Fail("too long", null)
                        : completion);
        ContractReport report = check(lying);
        assertBroken(report, Rule.FAIL_MEANS_NOT_DONE);
        assertTrue(report.toString().contains("it was Fail (too long), and later read of key "), report::toString);

        assertBroken(check(new TrialStore(new VirtualWorld(1), new Swapping())), Rule.FAIL_MEANS_NOT_DONE);
    }

    /** Says that a cas failed, and does it all the same. */
    private static final class Swapping implements InMemoryObject {
        private final InMemoryRegister register = new InMemoryRegister();

        @Override
        public Completion apply(Operation operation) {
            Completion completion = register.apply(operation);
            if (completion instanceof Fail && operation.value() instanceof List<?> oldAndNew) {
                register.apply(Operation.of(operation.actor(), "write", operation.key(), oldAndNew.get(1)));
            }
            return completion;
        }
    }

    @Test
    void aCasCompares() {
        TrialStore careless = sending(operation -> operation.value() instanceof List<?> oldAndNew
                ? Operation.of(operation.actor(), "write", operation.key(), oldAndNew.get(1))
                : operation);
        assertBroken(check(careless), Rule.CAS_COMPARES);

        TrialStore timid = sending(operation -> operation.value() instanceof List<?> oldAndNew
                ? with(operation, List.of("never there", oldAndNew.get(1)))
                : operation);
        ContractReport report = check(timid);
        assertBroken(report, Rule.CAS_COMPARES);
        assertTrue(report.toString().contains("it was Fail (mismatch)"), report::toString);
    }

    @Test
    void aCasMayFailForAnotherReason() {
        InMemoryRegister register = new InMemoryRegister();
        InMemoryObject busy =
                operation -> operation.f().equals("cas") ? new Fail("conflict", null) : register.apply(operation);
        assertBroken(check(new TrialStore(new VirtualWorld(1), busy)));
    }

    @Test
    void whoTimesOutMustNotSayFail() {
        TrialStore lying = new TrialStore(new VirtualWorld(1), new InMemoryRegister()) {
            @Override
            Completion timedOut() {
                return new Fail("timeout", null);
            }
        };
        ContractReport report = check(lying);
        assertBroken(report, Rule.UNKNOWN_WHEN_IN_DOUBT);
        assertTrue(
                report.toString().contains(", while every node was paused. Seen: it was Fail (timeout), and later"),
                report::toString);
    }

    @Test
    void norWhoIsClosed() {
        TrialStore lying = new TrialStore(new VirtualWorld(1), new InMemoryRegister()) {
            @Override
            Completion closed() {
                return new Fail("closed", null);
            }
        };
        ContractReport report = check(lying);
        assertBroken(report, Rule.UNKNOWN_WHEN_IN_DOUBT);
        assertTrue(report.toString().contains(", and its client was closed at once. Seen:"), report::toString);
    }

    @Test
    void norWhoseStoreWasKilledAfterItHadDoneWhatWasAsked() {
        TrialStore lying = new TrialStore(new VirtualWorld(1), new InMemoryRegister()) {
            private boolean wasPaused;

            @Override
            public CompletionStage<Boolean> resume(int node) {
                wasPaused = true;
                return super.resume(node);
            }

            @Override
            Completion timedOut() {
                return wasPaused ? new Fail("reset", null) : super.timedOut();
            }
        };
        ContractReport report = check(lying);
        assertBroken(report, Rule.UNKNOWN_WHEN_IN_DOUBT);
        assertTrue(report.toString().contains(", and every node was killed. Seen:"), report::toString);
    }

    /** What could not have happened may well be called failed, whatever the reason is called. */
    @Test
    void whoNeverSentMaySayFail() {
        TrialStore honest = new TrialStore(new VirtualWorld(1), new InMemoryRegister()) {
            private boolean isPaused;

            @Override
            public CompletionStage<Boolean> pause(int node) {
                isPaused = true;
                return CompletableFuture.completedFuture(true);
            }

            @Override
            public CompletionStage<Boolean> resume(int node) {
                isPaused = false;
                return CompletableFuture.completedFuture(true);
            }

            @Override
            public Client open(int worker) {
                Client client = super.open(worker);
                return new Client() {
                    @Override
                    public void invoke(Operation operation, Consumer<Completion> reply) {
                        if (isPaused) {
                            reply.accept(new Fail("timeout while connecting", null));
                        } else {
                            client.invoke(operation, reply);
                        }
                    }

                    @Override
                    public void close() {
                        client.close();
                    }
                };
            }
        };
        assertBroken(check(honest));
    }

    @Test
    void setsAndCountersAreLookedIntoInTheirOwnWay() {
        Functions functions = new Functions(Set.of("read"), Set.of("add"));
        assertBroken(check(new TrialStore(new VirtualWorld(1), new InMemorySet()), "set", functions));
        assertBroken(check(new TrialStore(new VirtualWorld(1), new InMemoryCounter()), "counter", functions));
        TrialStore text = hearing(
                new InMemorySet(),
                (operation, completion) -> completion instanceof Ok ok && ok.value() instanceof List<?> list
                        ? new Ok(list.stream().map(String::valueOf).toList(), null)
                        : completion);
        assertBroken(check(text, "set", functions), Rule.VALUES_AS_WRITTEN);
    }

    @Test
    void aStoreThatAnswersNothingIsNotWaitedForAgainAndAgain() {
        TrialStore silent = new TrialStore(new VirtualWorld(1), new InMemoryRegister()) {
            @Override
            void reply(Consumer<Completion> reply, Completion completion) {}
        };
        ContractReport report = check(silent);
        assertBroken(report);
        assertTrue(report.notChecked().get(0).contains("none was Ok, the last was no answer"), report::toString);
        assertTrue(report.operations() < 40, report::toString);
    }

    @Test
    void whatCannotBeTriedIsSaid() {
        TrialStore bare = register();
        ContractReport report = new ClientContract(bare.world, new NoAbilities(), bare, "register", REGISTER).check();
        assertEquals(
                List.of(
                        "what the client says while the store is paused: the cluster bare cannot do that",
                        "what the client says when the store is killed: the cluster bare cannot do that"),
                report.notChecked());
    }

    private static final class NoAbilities implements io.inquest.cluster.Cluster {
        @Override
        public String name() {
            return "bare";
        }

        @Override
        public List<String> nodes() {
            return List.of("n1");
        }

        @Override
        public <A> java.util.Optional<A> ability(Class<A> ability) {
            return java.util.Optional.empty();
        }
    }

    @Test
    void aStoreThatDoesNotComeUpIsNotChecked() {
        TrialStore broken = new TrialStore(new VirtualWorld(1), new InMemoryRegister()) {
            @Override
            public CompletionStage<Void> setUp() {
                return CompletableFuture.failedFuture(new IllegalStateException("no disk"));
            }
        };
        IllegalStateException thrown = assertThrows(IllegalStateException.class, () -> check(broken));
        assertTrue(thrown.getMessage().contains("no disk"), thrown.getMessage());
    }

    @Test
    void ofEachRuleTheFirstBreachIsTold() {
        List<String> said = new ArrayList<>();
        TrialStore text = sendingValues(String::valueOf);
        check(text).broken().forEach(breach -> said.add(breach.rule().word()));
        assertEquals(List.of("values-as-written"), said);
    }
}
