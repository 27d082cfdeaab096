package io.inquest.checkers.lattice;

import io.inquest.checkers.Finding;
import io.inquest.checkers.Validity;

/**
 * How a history stands to one model.
 *
 * @param finding what the model's checker found first; null if it found nothing, or was not asked
 * @param settledBy the model whose verdict settled this one; null if the model's own checker was asked
 */
public record Standing(String model, Validity validity, Finding finding, String settledBy) {}
