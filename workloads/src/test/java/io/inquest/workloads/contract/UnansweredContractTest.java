package io.inquest.workloads.contract;

import static io.inquest.workloads.contract.ContractTrials.REGISTER;
import static io.inquest.workloads.contract.ContractTrials.assertBroken;
import static io.inquest.workloads.contract.ContractTrials.check;
import static io.inquest.workloads.contract.ContractTrials.hearing;
import static io.inquest.workloads.contract.ContractTrials.register;
import static io.inquest.workloads.contract.ContractTrials.sendingValues;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.checkers.vacuity.Functions;
import io.inquest.cluster.sim.VirtualWorld;
import io.inquest.history.Operation;
import io.inquest.systems.Client;
import io.inquest.systems.Completion;
import io.inquest.systems.Completion.Fail;
import io.inquest.systems.Completion.Ok;
import io.inquest.workloads.memory.InMemoryCounter;
import io.inquest.workloads.memory.InMemoryRegister;
import io.inquest.workloads.memory.InMemorySet;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What clients may say of operations without an answer, and what is looked into where little can be. */
class UnansweredContractTest {
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
