package io.inquest.workloads.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.inquest.checkers.vacuity.Functions;
import io.inquest.cluster.sim.VirtualWorld;
import io.inquest.history.Operation;
import io.inquest.systems.Completion;
import io.inquest.workloads.RegisterWorkload;
import io.inquest.workloads.memory.InMemoryObject;
import io.inquest.workloads.memory.InMemoryRegister;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** Clients that keep to the contract but for one thing. */
final class ContractTrials {
    static final Functions REGISTER = new RegisterWorkload().functions();

    private ContractTrials() {}

    static ContractReport check(TrialStore store) {
        return check(store, "register", REGISTER);
    }

    static ContractReport check(TrialStore store, String object, Functions functions) {
        return new ClientContract(store.world, store, store, object, functions).check();
    }

    static TrialStore register() {
        return new TrialStore(new VirtualWorld(1), new InMemoryRegister());
    }

    /** A client that makes something else of the store's answers. */
    static TrialStore hearing(BiFunction<Operation, Completion, Completion> ears) {
        return hearing(new InMemoryRegister(), ears);
    }

    static TrialStore hearing(InMemoryObject object, BiFunction<Operation, Completion, Completion> ears) {
        return new TrialStore(new VirtualWorld(1), object) {
            @Override
            Completion answered(Operation operation, Completion completion) {
                return ears.apply(operation, completion);
            }
        };
    }

    /** A client that sends something else than it was given. */
    static TrialStore sending(UnaryOperator<Operation> tongue) {
        return new TrialStore(new VirtualWorld(1), new InMemoryRegister()) {
            @Override
            Operation sent(Operation operation) {
                return tongue.apply(operation);
            }
        };
    }

    static TrialStore sendingValues(UnaryOperator<Object> tongue) {
        return sending(operation ->
                operation.f().equals("write") ? with(operation, tongue.apply(operation.value())) : operation);
    }

    static Operation with(Operation operation, Object value) {
        return Operation.of(operation.actor(), operation.f(), operation.key(), value);
    }

    static void assertBroken(ContractReport report, Rule... rules) {
        assertEquals(List.of(rules), report.broken().stream().map(Breach::rule).toList(), report::toString);
    }
}
