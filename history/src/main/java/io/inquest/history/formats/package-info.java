/** Histories as other tools write them: told apart by looking, and read into the same {@link io.inquest.history.History}. */
package io.inquest.history.formats;
