package io.inquest.harness.cli;

import io.inquest.history.EventType;
import io.inquest.history.History;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The objects that a history can be about: how each is recognised, and what decides about it when nobody says. */
enum HistoryObject {
    REGISTER("register", "linearizable", Set.of("read", "write", "cas")),
    TRANSACTIONS("transactions", "strict-serializable", Set.of("txn")),
    KV("kv", "linearizable", Set.of("get", "put", "append")),
    SET("set", "set", Set.of("add", "read")),
    QUEUE("queue", "queue", Set.of("enqueue", "dequeue")),
    STACK("stack", "stack", Set.of("push", "pop")),
    PRIORITY_QUEUE("priority-queue", "priority-queue", Set.of("insert", "delete-min")),
    COUNTER("counter", "counter", Set.of("add", "read")),
    UNIQUE_IDS("unique-ids", "unique-ids", Set.of("generate")),
    BANK("bank", "bank", Set.of("transfer", "read")),
    LOCK("lock", "lock", Set.of("acquire", "release")),
    ELECTION("election", "election", Set.of("lead")),
    LOG("log", "log", Set.of("send", "poll")),
    BROADCAST("broadcast", "broadcast", Set.of("broadcast", "deliver")),
    /** Registers whose sessions synchronise; what decides depends on how they do. */
    MEMORY("memory", "release", Set.of("read", "write", "sync", "acquire", "release")),
    /** Only by name: a lock asks for more. */
    MUTEX("mutex", "linearizable", Set.of("acquire", "release")),
    /** Only by name: whose transactions are no more than reads and writes may still be judged as transactions. */
    MULTI_REGISTER("multi-register", "linearizable", Set.of("txn"));

    private final String word;
    private final String target;
    private final Set<String> functions;

    HistoryObject(String word, String target, Set<String> functions) {
        this.word = word;
        this.target = target;
        this.functions = functions;
    }

    /** Its name in files and on the command line. */
    String word() {
        return word;
    }

    /** The name of the checker that decides when nobody names one. */
    String target() {
        return target;
    }

    /** The same of a history: syncs are of another model than locks, and locks that say what they guard of a third. */
    String target(History history) {
        if (this != MEMORY) {
            return target;
        }
        Set<String> used = functionsOf(history);
        boolean locks = used.contains("acquire") || used.contains("release");
        if (used.contains("sync") && !locks) {
            return "weak";
        }
        for (int i = 0; i < history.size(); i++) {
            String f = history.functionName(history.function(i));
            boolean isOfLock = f.equals("acquire") || f.equals("release");
            if (isOfLock && history.valueOf(history.value(i)) instanceof Map<?, ?> map && map.containsKey("guards")) {
                return "entry";
            }
        }
        return target;
    }

    Set<String> functions() {
        return functions;
    }

    boolean knows(Set<String> used) {
        return functions.containsAll(used);
    }

    static List<String> words() {
        List<String> words = new ArrayList<>();
        for (HistoryObject object : values()) {
            words.add(object.word);
        }
        return words;
    }

    /** The object of a name; null if none. */
    static HistoryObject of(String word) {
        for (HistoryObject object : values()) {
            if (object.word.equals(word)) {
                return object;
            }
        }
        return null;
    }

    /**
     * The objects that fit best: those that know all of the history's functions and have values of its shapes; if no
     * object knows all, those that know most, and the verdict will name the operations that it does not know.
     */
    static List<HistoryObject> fitting(History history) {
        Set<String> used = functionsOf(history);
        int most = 0;
        List<HistoryObject> best = new ArrayList<>(); // by their functions
        for (HistoryObject object : values()) {
            Set<String> known = new TreeSet<>(used);
            known.retainAll(object.functions);
            boolean onlyByName = object == MUTEX || object == MULTI_REGISTER;
            if (onlyByName || object == MEMORY && !synchronises(used) || known.isEmpty() || known.size() < most) {
                continue;
            }
            if (known.size() > most) {
                best.clear();
                most = known.size();
            }
            best.add(object);
        }
        List<HistoryObject> shaped =
                best.stream().filter(object -> object.hasShapesOf(history)).toList();
        return shaped.isEmpty() ? best : shaped;
    }

    /** A history of reads and writes alone is one of registers, of acquires and releases alone one of locks. */
    private static boolean synchronises(Set<String> used) {
        boolean locks = used.contains("acquire") || used.contains("release");
        return used.contains("sync") || locks && (used.contains("read") || used.contains("write"));
    }

    /** The names of the functions of clients, sorted. */
    static Set<String> functionsOf(History history) {
        Set<String> used = new TreeSet<>();
        for (int i = 0; i < history.size(); i++) {
            if (history.type(i) == EventType.INVOKE) {
                used.add(history.functionName(history.function(i)));
            }
        }
        return used;
    }

    /** Whether the values are such as this object's, where several objects share a function. */
    private boolean hasShapesOf(History history) {
        for (int i = 0; i < history.size(); i++) {
            if (history.type(i) == EventType.OK || history.type(i) == EventType.INVOKE) {
                Object value = history.valueOf(history.value(i));
                if (value != null && !hasShape(history.functionName(history.function(i)), value)) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean hasShape(String function, Object value) {
        return switch (this) {
            case SET -> !function.equals("read") || value instanceof List;
            case COUNTER -> value instanceof Number;
            case BANK -> value instanceof Map;
            default -> true;
        };
    }
}
