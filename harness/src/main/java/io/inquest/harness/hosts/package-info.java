/** Runs on real hosts, of whatever backend: their world, their end in good order, and the way back after a crash. */
package io.inquest.harness.hosts;
