package io.inquest.checkers.objects;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Checker;
import io.inquest.checkers.Finding;
import io.inquest.checkers.Validity;
import io.inquest.checkers.Verdict;
import io.inquest.history.History;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * How often an object delivers what it was given. Decided by the object's own checker, of whose findings the guarantee forbids
 * some. The setting {@code object} names the object; without it the functions of the history tell.
 */
abstract class DeliveryGuarantee implements Checker {
    private final String name;
    private final String summary;
    private final boolean forbidsLosses;
    private final boolean forbidsRepetitions;

    DeliveryGuarantee(String name, String summary, boolean forbidsLosses, boolean forbidsRepetitions) {
        this.name = name;
        this.summary = summary;
        this.forbidsLosses = forbidsLosses;
        this.forbidsRepetitions = forbidsRepetitions;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final String summary() {
        return summary;
    }

    @Override
    public final Verdict check(History history, CheckContext context) {
        Object object = context.settings().get("object");
        List<Delivery> fitting = Delivery.OBJECTS.stream()
                .filter(delivery -> object == null
                        ? delivery.checker().functions().containsAll(functionsOf(history))
                        : delivery.checker().name().equals(object))
                .toList();
        if (fitting.size() != 1) {
            return Verdict.unknown(noObject(object), Map.of());
        }
        Delivery delivery = fitting.get(0);
        Verdict own = delivery.checker().check(history, context);
        if (own.validity() != Validity.INVALID) {
            return own;
        }
        List<Finding> forbidden = own.findings().stream()
                .filter(finding -> forbidden(delivery).contains(finding.type()))
                .toList();
        return forbidden.isEmpty() ? Verdict.valid(own.measures()) : Verdict.invalid(forbidden, own.measures());
    }

    private Set<String> forbidden(Delivery delivery) {
        Set<String> types = new TreeSet<>(Delivery.INVENTIONS);
        types.addAll(forbidsLosses ? delivery.losses() : Set.of());
        types.addAll(forbidsRepetitions ? delivery.repetitions() : Set.of());
        return types;
    }

    private static Set<String> functionsOf(History history) {
        Set<String> functions = new TreeSet<>();
        for (int i = 0; i < history.size(); i++) {
            if (Calls.counts(history, i)) {
                functions.add(history.functionName(history.function(i)));
            }
        }
        return functions;
    }

    private Finding noObject(Object object) {
        String known = Delivery.OBJECTS.stream()
                .map(delivery -> delivery.checker().name())
                .collect(Collectors.joining(", "));
        String text = object == null
                ? "The object cannot be told by the history's functions; name it as the setting object: one of " + known
                        + "."
                : "The object " + object + " delivers nothing: " + name + " is defined for " + known + ".";
        return new Finding("object", text, List.of());
    }
}
