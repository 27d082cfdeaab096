package io.inquest.checkers.txn.model;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Setting;

/** How many anomalies of each kind are shown. */
final class Examples {
    static final Setting SETTING =
            new Setting("examples", Setting.Type.COUNT, "how many anomalies of each kind are shown (3)");

    private static final int USUAL = 3;
    private static final long MOST = 1000;

    private Examples() {}

    static int in(CheckContext context) {
        Object given = SETTING.in(context);
        return given == null ? USUAL : (int) Math.max(1, Math.min(MOST, (Long) given));
    }
}
