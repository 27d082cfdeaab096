package io.inquest.checkers.orders;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Finding;
import io.inquest.checkers.Order;
import io.inquest.checkers.Verdict;
import io.inquest.checkers.common.Meter;
import io.inquest.checkers.common.OverBudgetException;
import io.inquest.checkers.linear.LinearizableChecker;
import io.inquest.checkers.linear.Linearization;
import io.inquest.checkers.linear.ObjectPreparation;
import io.inquest.checkers.linear.Part;
import io.inquest.checkers.model.Model;
import io.inquest.checkers.model.RegisterModel;
import io.inquest.checkers.model.SetModel;
import io.inquest.checkers.registers.Preparation;
import io.inquest.checkers.registers.Registers;
import io.inquest.checkers.registers.UnfoundedReads;
import io.inquest.history.History;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the models have in common that ask for orders and take every object: reads of what nobody wrote violate them all;
 * registers whose written values are unique are decided by what those force, all else by search.
 */
final class ObjectOrders {
    private static final int LINEAR_SHARE = 4;

    private final History history;
    private final CheckContext context;
    private final Meter meter;
    private final List<Order> orders = new ArrayList<>();
    private List<Finding> findings = List.of();
    private Finding unknown;
    private final long startNanos;

    private ObjectOrders(History history, CheckContext context, Meter meter) {
        this.history = history;
        this.context = context;
        this.meter = meter;
        this.startNanos = context.nanoClock().getAsLong();
    }

    /** One of the models. */
    interface Decision {
        /** Of registers whose written values are unique, all of whose reads have their writes. */
        void registers(Registers registers, ObjectOrders of);

        /** Whether {@link #registers} is to be asked where the history allows. */
        default boolean wantsRegisters() {
            return true;
        }

        /** Of any objects; their operations are numbered. */
        void objects(Model<?> model, Part[] parts, ObjectOrders of);
    }

    static Verdict check(History history, CheckContext context, Decision decision) {
        if (history.operations().size() == 0) {
            return Verdict.valid(Map.of("operations", 0));
        }
        return ObjectPreparation.check(history, context, context.models(), (model, parts) -> {
            Meter meter = Meter.start(context);
            try {
                return new ObjectOrders(history, context, meter).verdict(model, parts.split(), decision);
            } catch (OverBudgetException over) {
                return Verdict.unknown(meter.unfinished(over), Map.of());
            }
        });
    }

    private Verdict verdict(Model<?> model, Part[] parts, Decision decision) {
        boolean isRegister = model instanceof RegisterModel;
        Registers registers =
                isRegister && decision.wantsRegisters() ? Preparation.ofUniqueWrites(history, context, meter) : null;
        int operations = 0;
        if (registers == null && (isRegister || model instanceof SetModel)) {
            findings = UnfoundedReads.of(history, !isRegister);
        }
        if (registers != null) {
            operations = registers.operations();
            decision.registers(registers, this);
        } else if (findings.isEmpty()) {
            for (Part part : parts) {
                part.number(ObjectPreparation.numbering(history, model));
                operations += part.size();
            }
            decision.objects(model, parts, this);
        }
        Map<String, Object> measures = Map.of("operations", operations);
        if (!findings.isEmpty()) {
            return Verdict.invalid(findings, measures);
        }
        return unknown == null ? Verdict.valid(measures, orders) : Verdict.unknown(unknown, measures);
    }

    Meter meter() {
        return meter;
    }

    CheckContext context() {
        return context;
    }

    History history() {
        return history;
    }

    /** What was found for all together, or for a key. */
    void take(Object key, Answer answer) {
        refute(answer);
        if (answer.isOrder() && context.wantsCertificate()) {
            orders.add(new Order(key, null, answer.invocations()));
        }
    }

    /** An answer that decides only if there is no order. */
    void refute(Answer answer) {
        findings = findings.isEmpty() ? answer.findings() : findings;
    }

    /** It could not be decided, unless there is a violation elsewhere. */
    void undecided(Finding why) {
        unknown = unknown == null ? why : unknown;
    }

    boolean isViolated() {
        return !findings.isEmpty();
    }

    /** The context with a part of the time that is left, and of the memory. */
    CheckContext left(int parts) {
        long left = context.timeNanosMax() - (context.nanoClock().getAsLong() - startNanos);
        return context.withBudget(Math.max(0, left) / parts, context.memoryBytesMax() / parts);
    }

    /**
     * By key, its operations in an order that is legal and contains real time, and so session order, where there is one and it is
     * found soon.
     */
    Map<Object, int[]> linearized(Model<?> model) {
        meter.enter("look for orders that respect real time, too");
        Map<Object, int[]> found = new LinkedHashMap<>();
        for (Linearization each : LinearizableChecker.linearizations(history, left(LINEAR_SHARE), model)) {
            found.put(each.key(), each.invocations());
        }
        return found;
    }
}
