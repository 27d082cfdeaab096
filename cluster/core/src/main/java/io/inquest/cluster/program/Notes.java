package io.inquest.cluster.program;

import java.util.function.Supplier;

/**
 * What a program tells those who read along: of a simulated run that keeps a message log, there; of a real process, in
 * its own log. A note changes nothing and nothing may depend on it. Its text is made at once or never, so making it must
 * have no effect and nothing is lost by noting often.
 */
public interface Notes {
    /** Says what has changed, such as a role or a term: rare, and understood without the notes before it. */
    void note(Supplier<String> text);

    /** Says what happens all the time, such as that an entry is committed. A real process does not log it. */
    void detail(Supplier<String> text);

    /** What readers call the node or client at this address, such as {@code n1}. */
    String name(int address);
}
