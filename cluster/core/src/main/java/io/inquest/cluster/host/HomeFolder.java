package io.inquest.cluster.host;

/** The harness's own folder on a host that it found: {@link HostFacts#home()}. */
public final class HomeFolder {
    private static final Script MAKE = Script.of("make-home", "home-make.sh");
    private static final Script REMOVE = Script.of("remove-home", "home-remove.sh");

    private HomeFolder() {}

    /** Makes it, and the folders above it. */
    public static Command make(HostFacts host) {
        return MAKE.with(host.home());
    }

    /** Removes it with all that is in it, and the folder that it was in if that is empty then. Does no harm twice. */
    public static Command remove(HostFacts host) {
        return REMOVE.with(host.home());
    }
}
