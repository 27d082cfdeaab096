package io.inquest.checkers.registers;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Finding;
import io.inquest.checkers.Order;
import io.inquest.checkers.Verdict;
import io.inquest.checkers.common.EventWords;
import io.inquest.checkers.common.LongIntMap;
import io.inquest.checkers.common.Meter;
import io.inquest.checkers.common.OverBudgetException;
import io.inquest.history.EventType;
import io.inquest.history.History;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What comes before any model of registers with unique writes: a history that reads what nobody wrote violates them all;
 * one with operations other than read and write, or in which two writes write the same value to a key, is beyond them;
 * any other becomes {@link Registers}.
 */
public final class Preparation {
    private static final String REGISTER = "register";
    private static final List<String> OBJECTS = List.of(REGISTER, "memory");
    /** They write nothing: so where there are such, what a read returned must still have been written. */
    private static final List<String> SYNCHRONISING = List.of("sync", "acquire", "release");

    private static final int UNUSED = -3;

    private final History history;
    private final Set<String> also;
    private final Meter meter;
    private final int read;
    private final int write;
    private final int cas;
    private int stranger = History.NONE;
    private boolean isRegister = true;
    private boolean isPlain = true;
    private int writes;
    private int[] collision;
    private WriteTable table;
    /** By invocation: of a read that counts its write's, of a write itself if it counts; else {@link #UNUSED}. */
    private int[] sources;

    private Preparation(History history, Set<String> also, Meter meter) {
        this.history = history;
        this.also = also;
        this.meter = meter;
        this.read = history.functionNumber("read");
        this.write = history.functionNumber("write");
        this.cas = history.functionNumber("cas");
    }

    /** Decides a model of a history that is ready for it. */
    @FunctionalInterface
    public interface Decision {
        /** Findings of violations; none if the model is satisfied. */
        List<Finding> decide(Registers registers, Meter meter);
    }

    /** Decides a model of orders. */
    @FunctionalInterface
    public interface OrderDecision {
        /**
         * Findings of violations; none if the model is satisfied.
         *
         * @param orders where to add the orders that prove that; null if nobody wants them
         */
        List<Finding> decide(Registers registers, Meter meter, List<Order> orders);
    }

    /** What comes before the model decides the verdict, or the model does, within the context's budget. */
    public static Verdict check(History history, CheckContext context, String model, Decision decision) {
        return check(history, context, model, Set.of(), decision);
    }

    /**
     * The same of a model that is defined for other functions, too.
     *
     * @param also their names; such operations are not among the registers
     */
    public static Verdict check(
            History history, CheckContext context, String model, Set<String> also, Decision decision) {
        return judge(history, context, model, also, (registers, meter, orders) -> decision.decide(registers, meter));
    }

    /** The same of a model of orders. */
    public static Verdict orders(History history, CheckContext context, String model, OrderDecision decision) {
        return judge(history, context, model, Set.of(), decision);
    }

    private static Verdict judge(
            History history, CheckContext context, String model, Set<String> also, OrderDecision decision) {
        Meter meter = Meter.start(context);
        try {
            String object = context.settings().getOrDefault("object", REGISTER).toString();
            Registers registers = OBJECTS.contains(object) ? context.shared().find(history, Registers.class) : null;
            if (registers == null) {
                Preparation preparation = new Preparation(history, also, meter);
                Verdict before = preparation.before(object, model);
                if (before != null) {
                    return before;
                }
                registers = preparation.registers();
                if (preparation.isPlain) {
                    context.shared().keep(history, Registers.class, registers);
                }
            } else {
                meter.reserve(registers.bytes());
            }
            Map<String, Object> measures = Map.of("operations", registers.operations());
            List<Order> orders = new ArrayList<>();
            List<Finding> findings = decision.decide(registers, meter, context.wantsCertificate() ? orders : null);
            return findings.isEmpty() ? Verdict.valid(measures, orders) : Verdict.invalid(findings, measures);
        } catch (OverBudgetException over) {
            return Verdict.unknown(meter.unfinished(over), Map.of());
        }
    }

    /**
     * The registers of a history that has no operations but {@code read} and {@code write}, whose written values are unique
     * and whose reads all have their writes; null of any other.
     */
    public static Registers ofUniqueWrites(History history, CheckContext context, Meter meter) {
        Registers known = context.shared().find(history, Registers.class);
        if (known != null) {
            meter.reserve(known.bytes());
            return known;
        }
        Preparation preparation = new Preparation(history, Set.of(), meter);
        preparation.survey();
        boolean isReady =
                preparation.stranger == History.NONE && preparation.findSources() && preparation.collision == null;
        if (!isReady) {
            return null;
        }
        Registers registers = preparation.registers();
        context.shared().keep(history, Registers.class, registers);
        return registers;
    }

    private Verdict before(String object, String model) {
        survey();
        if (!OBJECTS.contains(object)) {
            return Verdict.unknown(stranger == History.NONE ? notARegister(object, model) : unknown(model), Map.of());
        }
        if (!isRegister) {
            return Verdict.unknown(unknown(model), Map.of());
        }
        boolean founded = stranger == History.NONE && findSources();
        List<Finding> unfounded = founded ? List.of() : UnfoundedReads.of(history, false);
        if (!unfounded.isEmpty()) {
            return Verdict.invalid(unfounded, Map.of());
        }
        if (stranger != History.NONE) {
            return Verdict.unknown(unknown(model), Map.of());
        }
        return collision == null ? null : Verdict.unknown(ambiguous(model), Map.of());
    }

    /** What operations there are. Those that failed are not there, but for a cas that read another value. */
    private void survey() {
        for (int i = 0; i < history.size(); i++) {
            meter.step();
            if (history.type(i) != EventType.INVOKE) {
                continue;
            }
            int function = history.function(i);
            if (function == write) {
                writes++;
            } else if (function != read && (outcome(i) != EventType.FAIL || function == cas && isMismatch(i))) {
                String f = history.functionName(function);
                isPlain = false;
                isRegister &= function == cas || SYNCHRONISING.contains(f);
                stranger = stranger == History.NONE && !also.contains(f) ? i : stranger;
            }
        }
    }

    private boolean isMismatch(int invocation) {
        return "mismatch".equals(history.error(history.completion(invocation)));
    }

    private EventType outcome(int invocation) {
        int completion = history.completion(invocation);
        return completion == History.NONE ? EventType.INFO : history.type(completion);
    }

    /** Finds the write of each read; says whether there is one for all. */
    private boolean findSources() {
        table = new WriteTable(history, writes, meter);
        for (int i = 0; i < history.size(); i++) {
            meter.step();
            if (history.type(i) == EventType.INVOKE && history.function(i) == write && outcome(i) != EventType.FAIL) {
                int other = history.value(i) == History.NULL ? i : table.add(i);
                if (other != History.NONE && collision == null) {
                    collision = new int[] {other, i};
                }
            }
        }
        sources = meter.ints(history.size());
        Arrays.fill(sources, UNUSED);
        boolean founded = true;
        for (int i = 0; i < history.size(); i++) {
            meter.step();
            if (history.type(i) != EventType.OK) {
                continue;
            }
            int invocation = history.invocation(i);
            if (history.function(i) == write) {
                sources[invocation] = invocation;
            } else if (history.function(i) == read && history.value(i) == History.NULL) {
                sources[invocation] = Registers.INIT;
            } else if (history.function(i) == read) {
                int source = table.find(history.key(invocation), history.value(i));
                founded &= source != History.NONE;
                if (source != History.NONE) {
                    sources[invocation] = source;
                    sources[source] = source;
                }
            }
        }
        table = null;
        return founded;
    }

    private Finding notARegister(String object, String model) {
        return new Finding(
                "object",
                "The model " + model
                        + " is defined for reads and writes of registers; this history is about the object " + object
                        + ".",
                List.of());
    }

    private Finding unknown(String model) {
        String f = history.functionName(history.function(stranger));
        return new Finding(
                "operation " + f,
                "The model " + model + " is decided for " + String.join(", ", new TreeSet<>(also))
                        + (also.isEmpty() ? "" : ", ") + "read and write only, and not for the operation " + f
                        + " (first invoked at event " + stranger + ").",
                List.of(stranger));
    }

    private Finding ambiguous(String model) {
        EventWords words = new EventWords(history, f -> f.equals("read"));
        boolean isNull = collision[0] == collision[1];
        String object = EventWords.object(history.keyValue(history.key(collision[0])), "the register");
        String text = isNull
                ? words.sentenceStart(collision[0]) + " writes null to " + object
                        + ", which a read cannot tell from nothing written"
                : words.sentenceStart(collision[0]) + " and " + words.operation(collision[1])
                        + " write the same value to " + object + ", and a read of it does not say which it found";
        return new Finding(
                "ambiguous-values",
                text + ". The model " + model
                        + " can only be decided where no two writes write the same value to a key, and none null.",
                isNull ? List.of(collision[0]) : List.of(collision[0], collision[1]));
    }

    /** The operations that count, numbered by sessions in the order of their first events. */
    private Registers registers() {
        LongIntMap numbers = new LongIntMap();
        int[] sizes = new int[16];
        int count = 0;
        for (int i = 0; i < sources.length; i++) {
            meter.step();
            if (sources[i] != UNUSED) {
                int session = numbers.get(history.process(i));
                if (session == LongIntMap.ABSENT) {
                    session = numbers.size();
                    numbers.put(history.process(i), session);
                    sizes = session < sizes.length ? sizes : Arrays.copyOf(sizes, sizes.length * 2);
                }
                sizes[session]++;
                count++;
            }
        }
        int[] starts = meter.ints(numbers.size() + 1L);
        for (int session = 0; session < numbers.size(); session++) {
            starts[session + 1] = starts[session] + sizes[session];
        }
        return number(numbers, starts, count);
    }

    private Registers number(LongIntMap numbers, int[] starts, int count) {
        int[] next = starts.clone();
        int[] sessions = meter.ints(count);
        int[] invocations = meter.ints(count);
        int[] keys = meter.ints(count);
        int[] operations = meter.ints(sources.length);
        for (int i = 0; i < sources.length; i++) {
            meter.step();
            if (sources[i] != UNUSED) {
                int session = numbers.get(history.process(i));
                int operation = next[session]++;
                sessions[operation] = session;
                invocations[operation] = i;
                keys[operation] = history.key(i);
                operations[i] = operation;
            }
        }
        int[] found = meter.ints(count);
        for (int operation = 0; operation < count; operation++) {
            int invocation = invocations[operation];
            int source = sources[invocation];
            found[operation] = source == invocation
                    ? Registers.WRITE
                    : source == Registers.INIT ? Registers.INIT : operations[source];
        }
        meter.release(8L * sources.length);
        sources = null;
        return new Registers(history, history.keyCount(), starts, sessions, invocations, keys, found);
    }
}
