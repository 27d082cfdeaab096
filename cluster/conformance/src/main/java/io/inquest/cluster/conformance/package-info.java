/** What every backend of {@link io.inquest.cluster.host.ClusterProvider} has to do: its tests extend these. */
package io.inquest.cluster.conformance;
