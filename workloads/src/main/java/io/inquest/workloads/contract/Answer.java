package io.inquest.workloads.contract;

import io.inquest.generators.Call;
import io.inquest.history.Values;
import io.inquest.systems.Completion;

/**
 * What a client said to a call.
 *
 * @param completion null if it said nothing for as long as was waited
 */
record Answer(Call call, Completion completion) {
    boolean isOk() {
        return completion instanceof Completion.Ok;
    }

    boolean isFail() {
        return completion instanceof Completion.Fail;
    }

    /** What it returned; only of one that is Ok. */
    Object value() {
        return ((Completion.Ok) completion).value();
    }

    /** The call in words, such as {@code write of 5 to key 17}. */
    static String words(Call call) {
        String key = call.key() == null ? "" : " of key " + shortened(call.key());
        return call.value() == null ? call.f() + key : call.f() + key + " with " + shortened(call.value());
    }

    /** The answer in words. */
    String said() {
        if (completion instanceof Completion.Ok ok) {
            return "Ok with " + shortened(ok.value());
        }
        if (completion instanceof Completion.Fail fail) {
            return "Fail (" + fail.reason() + ")";
        }
        return completion instanceof Completion.Unknown unknown ? "Unknown (" + unknown.reason() + ")" : "no answer";
    }

    static String shortened(Object value) {
        String json = Values.json(value);
        return json.length() <= 80 ? json : json.substring(0, 60) + "… (" + json.length() + " characters of JSON)";
    }
}
