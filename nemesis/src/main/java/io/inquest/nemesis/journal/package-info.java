/**
 * Changes to hosts that must not outlive a run, on disk before they are made, so that any later process can undo what a
 * dead one left behind.
 */
package io.inquest.nemesis.journal;
