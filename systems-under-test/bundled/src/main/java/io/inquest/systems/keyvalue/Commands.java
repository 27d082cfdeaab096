package io.inquest.systems.keyvalue;

import io.inquest.history.Operation;
import java.util.List;
import java.util.Set;

/** The functions of a history as commands of the state machine. */
public final class Commands {
    /** Asks for nothing but an answer, to see whether the store serves. No workload's function. */
    public static final String PROBE = "probe";

    /** The functions of registers and of key-value stores: what the workloads about those use. */
    public static final Set<String> FUNCTIONS = Set.of("read", "write", "cas", "get", "put", "append");

    private Commands() {}

    /** @throws IllegalArgumentException with a sentence for a person, if there is no such command */
    static Command of(Operation operation) {
        switch (operation.f()) {
            case "read":
            case "get":
                return new Command.Read(operation.key());
            case "write":
            case "put":
                return new Command.Write(operation.key(), operation.value());
            case "cas":
                return cas(operation);
            case "append":
                return append(operation);
            case PROBE:
                return new Command.Nothing();
            default:
                throw new IllegalArgumentException(
                        "the store cannot " + operation.f() + ": it has read, write, cas, get, put and append");
        }
    }

    private static Command cas(Operation operation) {
        if (operation.value() instanceof List<?> pair && pair.size() == 2) {
            return new Command.Cas(operation.key(), pair.get(0), pair.get(1));
        }
        throw new IllegalArgumentException("cas takes [old, new], not " + operation.value());
    }

    private static Command append(Operation operation) {
        if (operation.value() instanceof String text) {
            return new Command.Append(operation.key(), text);
        }
        throw new IllegalArgumentException("append takes a string, not " + operation.value());
    }
}
