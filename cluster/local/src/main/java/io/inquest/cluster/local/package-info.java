/**
 * Hosts as Linux namespaces of this machine, each pinned by a process of its own that ends when the harness does. As root,
 * or inside a user namespace ({@link io.inquest.cluster.local.Rootless}).
 */
package io.inquest.cluster.local;
