package io.inquest.harness.results;

/** The version of this program. */
public final class Version {
    private Version() {}

    /** The version that was built; {@code development} when run from classes. */
    public static String current() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
