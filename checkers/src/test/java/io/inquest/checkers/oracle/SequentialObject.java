package io.inquest.checkers.oracle;

import java.util.List;
import java.util.Objects;

/**
 * What an object does when operations come one after the other. A state is a value of the history: that of a register
 * (null until it is written), the string of a kv key (empty while it is missing).
 */
enum SequentialObject {
    REGISTER("register") {
        @Override
        Object initial() {
            return null;
        }

        @Override
        boolean isUpdate(String f) {
            return f.equals("write") || f.equals("cas");
        }

        @Override
        Object after(Object state, Call call) {
            switch (call.f()) {
                case "read":
                    return Objects.equals(state, call.result()) ? state : ILLEGAL;
                case "write":
                    return call.argument();
                default:
                    List<?> oldAndNew = (List<?>) call.argument();
                    boolean matches = Objects.equals(state, oldAndNew.get(0));
                    if (call.fate() == Call.Fate.MISMATCH) {
                        return matches ? ILLEGAL : state;
                    }
                    return matches ? oldAndNew.get(1) : ILLEGAL;
            }
        }
    },

    KV("kv") {
        @Override
        Object initial() {
            return "";
        }

        @Override
        boolean isUpdate(String f) {
            return f.equals("put") || f.equals("append");
        }

        @Override
        Object after(Object state, Call call) {
            switch (call.f()) {
                case "get":
                    return state.equals(call.result() == null ? "" : call.result()) ? state : ILLEGAL;
                case "put":
                    return call.argument();
                default:
                    return (String) state + call.argument();
            }
        }
    };

    /** What {@link #after} says where the operation cannot do what it did. */
    static final Object ILLEGAL = new Object();

    private final String setting;

    SequentialObject(String setting) {
        this.setting = setting;
    }

    /** Its name as a check's {@code object} setting. */
    String setting() {
        return setting;
    }

    abstract Object initial();

    abstract boolean isUpdate(String f);

    /** The state after the operation, or {@link #ILLEGAL}. */
    abstract Object after(Object state, Call call);
}
