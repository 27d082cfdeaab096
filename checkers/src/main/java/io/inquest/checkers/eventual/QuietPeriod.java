package io.inquest.checkers.eventual;

import io.inquest.checkers.common.Meter;
import io.inquest.checkers.replicated.Replicated;
import io.inquest.checkers.vacuity.FaultWindow;
import io.inquest.checkers.vacuity.FaultWindows;
import io.inquest.history.EventType;
import io.inquest.history.History;
import java.util.List;

/**
 * The end of a history in which nothing changes any more, as far as is known: after the last ok update has ended, the
 * last of unknown outcome was invoked, and the last fault has ended.
 *
 * @param start the index of the event with which it begins
 * @param heal the index of the event that ended the last fault; -1 if there was no fault
 */
record QuietPeriod(int start, int heal) {
    static QuietPeriod of(Replicated replicated, Meter meter) {
        History history = replicated.history();
        List<FaultWindow> faults = FaultWindows.of(history);
        int heal = FaultWindows.endOfLast(faults);
        int start = heal;
        for (int i = 0; i < history.size(); i++) {
            meter.step();
            boolean isInfo = replicated.isUpdate(i) && replicated.outcome(i) != EventType.OK;
            if (isInfo || replicated.endsUpdate(i)) {
                start = Math.max(start, i);
            }
        }
        return new QuietPeriod(start, faults.isEmpty() ? -1 : heal);
    }
}
