package io.inquest.systems.etcd;

import io.inquest.systems.OptionSpec;
import io.inquest.systems.SystemConfig;
import java.util.List;
import java.util.Optional;

/** A user's name and password. It does not tell them. */
record Credentials(String name, String password) {
    private static final String NAME = "user-name";
    private static final String PASSWORD = "user-password";

    static List<OptionSpec> options() {
        return List.of(
                OptionSpec.secret(NAME, "whom clients log in as; made for the run, and so is root"),
                OptionSpec.secret(PASSWORD, "the password of that user, and of root"));
    }

    /**
     * Empty if nobody logs in.
     *
     * @throws IllegalArgumentException with a sentence for a person
     */
    static Optional<Credentials> parse(SystemConfig config, boolean underTls) {
        String name = config.option(NAME);
        String password = config.option(PASSWORD);
        if (name.isEmpty() != password.isEmpty()) {
            throw new IllegalArgumentException("--" + NAME + " and --" + PASSWORD + " go together: give both or none");
        }
        if (name.isEmpty()) {
            return Optional.empty();
        }
        if (!underTls) {
            throw new IllegalArgumentException("--" + PASSWORD
                    + " would go over the network for everybody to read: add --tls generated, or --tls files");
        }
        return Optional.of(new Credentials(name, password));
    }

    /** Those of another user with the same password. */
    Credentials of(String other) {
        return new Credentials(other, password);
    }

    @Override
    public String toString() {
        return "a user's name and password";
    }
}
