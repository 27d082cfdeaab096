package io.inquest.checkers.txn.registers;

import io.inquest.checkers.txn.TxnAnomaly;

/**
 * Something wrong with a single read, whatever the order of versions.
 *
 * @param read the micro-operation
 * @param other the micro-operation that shows it: what the read contradicts, or who wrote what it returned; -1 for none
 */
record Flaw(TxnAnomaly anomaly, int read, int other) {}
