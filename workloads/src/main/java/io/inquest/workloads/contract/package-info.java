/**
 * The client contract kit: before the first verdict on a new store it puts the store's client itself to the test, for a
 * client that calls a write failed which happened makes every verdict worthless. {@link
 * io.inquest.workloads.contract.ClientContract} is the one call.
 */
package io.inquest.workloads.contract;
