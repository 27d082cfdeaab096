/** What there is to choose from: the stores, workloads, faults and checkers, and the index that describes them. */
package io.inquest.harness.plugins;
