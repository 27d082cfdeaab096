/** Containers of a Docker engine: those that the user named, or a cluster made of an image. No others are ever touched. */
package io.inquest.cluster.docker;
