package io.inquest.harness.cli;

import io.inquest.checkers.Validity;

/** The program's exit statuses, which scripts rely on. */
public final class ExitStatus {
    public static final int VALID = 0;
    public static final int INVALID = 1;
    public static final int UNKNOWN = 2;
    public static final int BAD_ARGUMENTS = 254;
    public static final int INTERNAL_ERROR = 255;

    private ExitStatus() {}

    public static int of(Validity validity) {
        return switch (validity) {
            case VALID -> VALID;
            case INVALID -> INVALID;
            case UNKNOWN -> UNKNOWN;
        };
    }
}
