package io.inquest.generators;

import io.inquest.history.Event;

/** What {@link Generators#onUpdate} asks after each event. Pure, as generators are. */
@FunctionalInterface
public interface UpdateHandler {
    /**
     * What goes on after the event.
     *
     * @param self the whole generator, this handler included, which has been told of the event
     * @return {@code self} to go on; or another, without this handler unless {@code self} is part of it
     */
    Generator update(Generator self, Context context, Event event);
}
