package io.inquest.checkers.certificate;

import io.inquest.checkers.Order;
import java.util.List;
import java.util.Objects;

/**
 * A claim that anybody can check again: that a history satisfies a model, with the orders that prove it.
 *
 * @param model the name of a model of orders, one of {@link CertificateVerifier#MODELS}
 * @param object the name of the object that the history is about
 * @param events how many events the history has
 * @param orders one, one for each key, for each process, or for both, as the model has it
 */
public record Certificate(String model, String object, int events, List<Order> orders) {
    public Certificate {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(object, "object");
        orders = List.copyOf(orders);
    }
}
