/**
 * Clusters of real machines, and of what stands for one: whatever is done to a {@link io.inquest.cluster.host.Host} is
 * a {@link io.inquest.cluster.host.Command} or a file brought there. A backend (namespaces, containers, SSH) gives hosts
 * and nothing more; what can be done to them, and its proof and undoing, is written once, here.
 */
package io.inquest.cluster.host;
