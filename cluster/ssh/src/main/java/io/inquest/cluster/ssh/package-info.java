/** Machines that are reached by SSH. Only those that the user listed are ever touched. */
package io.inquest.cluster.ssh;
