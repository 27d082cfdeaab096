package io.inquest.cluster.host;

import java.io.IOException;

/** A host was reached, and what it was asked to do did not succeed there. The message is a sentence for a person. */
public final class RefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    public RefusedException(String message) {
        super(message);
    }

    /**
     * Runs a command; gives what it printed, stripped.
     *
     * @param failure what it means if it fails, as in {@code etcd could not be started}
     * @throws RefusedException with that and what the command said, and without the command's words, if it fails
     */
    static String unlessDone(Host host, Command command, String failure) throws IOException {
        CommandResult result = host.run(command);
        if (!result.succeeded()) {
            String said = (result.errors().isBlank() ? result.output() : result.errors()).strip();
            throw new RefusedException(host.name() + ": " + failure + ": "
                    + (said.isEmpty() ? "the command ended with status " + result.status() : said));
        }
        return result.output().strip();
    }
}
