package io.inquest.checkers.certificate;

import io.inquest.checkers.Order;
import io.inquest.checkers.certificate.Claimed.Fate;
import io.inquest.checkers.model.Model;
import io.inquest.history.History;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Checks a certificate against a history, by the definition of its model: the orders are there, each holds what it must and
 * nothing else, agrees with what the model asks, and replayed is legal. It shares nothing with what decides models.
 */
public final class CertificateVerifier {
    /** Which orders a model asks for, and what they have to agree with. */
    private enum Rule {
        STRICT("strict", true, false),
        LINEARIZABLE("linearizable", true, false),
        SEQUENTIAL("sequential", false, false),
        CACHE("cache", true, false),
        CAUSAL_MEMORY("causal-memory", false, true),
        PROCESSOR("processor", false, true),
        PRAM("pram", false, true),
        SLOW("slow", true, true);

        private final String model;
        private final boolean perKey;
        private final boolean perProcess;

        Rule(String model, boolean perKey, boolean perProcess) {
            this.model = model;
            this.perKey = perKey;
            this.perProcess = perProcess;
        }
    }

    /** The models that certificates are of. */
    public static final List<String> MODELS =
            Arrays.stream(Rule.values()).map(rule -> rule.model).toList();

    private final Certificate certificate;
    private final Claimed claimed;
    private final Rule rule;
    private final boolean perKey;

    private CertificateVerifier(Certificate certificate, History history, Model<?> model, Rule rule) {
        this.certificate = certificate;
        this.claimed = new Claimed(history, model);
        this.rule = rule;
        this.perKey = rule.perKey && model.perKey();
    }

    /**
     * Why the certificate does not prove what it claims of the history; empty if it does.
     *
     * @param model the object that the certificate names
     */
    public static Optional<Refusal> verify(Certificate certificate, History history, Model<?> model) {
        Optional<Rule> rule = Arrays.stream(Rule.values())
                .filter(each -> each.model.equals(certificate.model()))
                .findFirst();
        try {
            if (rule.isEmpty()) {
                throw new RefusedException(
                        "\"" + certificate.model() + "\" is no model of orders; those are " + String.join(", ", MODELS),
                        Refusal.NONE);
            }
            new CertificateVerifier(certificate, history, model, rule.get()).verify();
            return Optional.empty();
        } catch (RefusedException refused) {
            return Optional.of(refused.refusal());
        }
    }

    private void verify() {
        if (certificate.events() != claimed.history.size()) {
            throw new RefusedException(
                    "it is of a history of " + certificate.events() + " events, and this one has "
                            + claimed.history.size(),
                    Refusal.NONE);
        }
        if ((rule == Rule.STRICT || rule == Rule.LINEARIZABLE) && !claimed.history.isRealTimeKnown()) {
            throw new RefusedException(
                    rule.model + " asks for the order of real time, and this history does not tell that", Refusal.NONE);
        }
        for (int invocation : claimed.invocations()) {
            requireKnown(invocation);
        }
        Map<Scope, List<Integer>> orders = orders();
        orders.forEach((scope, order) -> {
            requireContents(scope, order);
            requirePrecedence(order);
            Replay.require(order, claimed);
        });
        for (int invocation : claimed.invocations()) {
            requireScope(invocation, orders.keySet());
        }
        if (rule.perProcess) {
            Agreements.requireSameUpdates(orders, claimed);
        }
        if (rule == Rule.PROCESSOR) {
            Agreements.requireSameWrites(orders, claimed);
        }
        if (rule == Rule.CAUSAL_MEMORY) {
            orders.values().forEach(order -> Causes.require(order, claimed));
        }
    }

    private void requireKnown(int invocation) {
        if (claimed.fate(invocation) == Fate.MUST_NOT) {
            return;
        }
        String f = claimed.function(invocation);
        if (!claimed.model.functions().containsKey(f)) {
            throw new RefusedException(
                    "the object " + claimed.model.name() + " does not know the function of "
                            + claimed.words(invocation),
                    invocation);
        }
        if (rule.perProcess && !f.equals("read") && !f.equals("write")) {
            throw new RefusedException(
                    rule.model + " is defined for read and write, and there is " + claimed.words(invocation),
                    invocation);
        }
    }

    private Map<Scope, List<Integer>> orders() {
        Map<Scope, List<Integer>> orders = new LinkedHashMap<>();
        for (Order order : certificate.orders()) {
            if (!perKey && order.key() != null) {
                throw new RefusedException("an order of " + rule.model + " is not of one key", Refusal.NONE);
            }
            if (rule.perProcess != (order.process() != null)) {
                throw new RefusedException(
                        "an order of " + rule.model + " is " + (rule.perProcess ? "" : "not ") + "of one process",
                        Refusal.NONE);
            }
            Scope scope = new Scope(
                    perKey ? keyNumber(order.key()) : Scope.NONE,
                    order.process() == null ? Scope.NONE : order.process());
            if (orders.put(scope, order.operations()) != null) {
                throw new RefusedException("it has " + scope.words(claimed) + " twice", Refusal.NONE);
            }
        }
        return orders;
    }

    private int keyNumber(Object key) {
        for (int number = 0; number < claimed.history.keyCount(); number++) {
            if (Objects.equals(claimed.history.keyValue(number), key)) {
                return number;
            }
        }
        throw new RefusedException("the history has no key " + key, Refusal.NONE);
    }

    private void requireContents(Scope scope, List<Integer> order) {
        Set<Integer> seen = new LinkedHashSet<>();
        for (int invocation : order) {
            if (!claimed.isInvocation(invocation)) {
                throw new RefusedException(
                        "event " + invocation + " is not the invocation of an operation", invocation);
            }
            if (claimed.fate(invocation) == Fate.MUST_NOT || !scope.holds(invocation, claimed)) {
                throw new RefusedException(
                        scope.words(claimed) + " has " + claimed.words(invocation) + ", which has no place there",
                        invocation);
            }
            if (!seen.add(invocation)) {
                throw new RefusedException(
                        scope.words(claimed) + " has " + claimed.words(invocation) + " twice", invocation);
            }
        }
        for (int invocation : claimed.invocations()) {
            boolean isNeeded = scope.holds(invocation, claimed) && claimed.fate(invocation) == Fate.MUST;
            if (isNeeded && !seen.contains(invocation)) {
                throw new RefusedException(scope.words(claimed) + " lacks " + claimed.words(invocation), invocation);
            }
        }
    }

    private void requirePrecedence(List<Integer> order) {
        switch (rule) {
            case STRICT:
                Precedence.requireCompletionOrder(order, claimed);
                break;
            case LINEARIZABLE:
                Precedence.requireRealTime(order, claimed);
                break;
            default:
                Precedence.requireSessionOrder(order, claimed);
        }
    }

    /** There is an order for whatever happened. */
    private void requireScope(int invocation, Set<Scope> scopes) {
        Scope needed = new Scope(
                perKey ? claimed.history.key(invocation) : Scope.NONE,
                rule.perProcess ? claimed.history.process(invocation) : Scope.NONE);
        if (claimed.fate(invocation) == Fate.MUST && !scopes.contains(needed)) {
            throw new RefusedException(
                    needed.words(claimed) + " is missing, which should have " + claimed.words(invocation), invocation);
        }
    }
}
