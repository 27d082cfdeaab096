package io.inquest.workloads.contract;

import static io.inquest.workloads.contract.ContractTrials.REGISTER;
import static io.inquest.workloads.contract.ContractTrials.assertBroken;
import static io.inquest.workloads.contract.ContractTrials.check;
import static io.inquest.workloads.contract.ContractTrials.hearing;
import static io.inquest.workloads.contract.ContractTrials.register;
import static io.inquest.workloads.contract.ContractTrials.sending;
import static io.inquest.workloads.contract.ContractTrials.sendingValues;
import static io.inquest.workloads.contract.ContractTrials.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
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
import io.inquest.workloads.memory.InMemoryKv;
import io.inquest.workloads.memory.InMemoryObject;
import io.inquest.workloads.memory.InMemoryRegister;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A client that keeps to the contract, and for each rule one that breaks it alone; beside it what is no breach. */
class ClientContractTest {
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

    /** Each second read is of a node that is behind for a second: a matter of the store's, too. */
    @Test
    void aNodeMayBeBehindAnother() {
        World world = new VirtualWorld(1);
        InMemoryObject two = new InMemoryObject() {
            private final InMemoryRegister ahead = new InMemoryRegister();
            private final InMemoryRegister behind = new InMemoryRegister();
            private int reads;

            @Override
            public Completion apply(Operation operation) {
                if (operation.f().equals("read")) {
                    return (reads++ % 2 == 0 ? ahead : behind).apply(operation);
                }
                Completion completion = ahead.apply(operation);
                world.schedule(1_000_000_000, () -> behind.apply(operation));
                return completion;
            }
        };
        assertBroken(check(new TrialStore(world, two)));
    }

    @Test
    void aReadMayFailForAWhile() {
        World world = new VirtualWorld(1);
        TrialStore electing = new TrialStore(world, new InMemoryRegister()) {
            @Override
            Completion answered(Operation operation, Completion completion) {
                return world.nowNanos() < 1_000_000_000 ? new Fail("nobody leads", null) : completion;
            }

            @Override
            Operation sent(Operation operation) {
                return world.nowNanos() < 1_000_000_000 ? Operation.of(operation.actor(), "read", 0, null) : operation;
            }
        };
        assertBroken(check(electing));
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
}
