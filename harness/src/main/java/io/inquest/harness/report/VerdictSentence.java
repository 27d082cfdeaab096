package io.inquest.harness.report;

import io.inquest.checkers.Alternatives;
import io.inquest.checkers.Validity;
import io.inquest.history.EventType;
import io.inquest.history.History;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Says the verdict in one sentence, for someone who knows neither the checker nor the store. */
final class VerdictSentence {
    private static final int STATES_MAX = 4;

    private final LoadedRun run;
    private final VerdictFile verdict;
    private final String system;

    VerdictSentence(LoadedRun run) {
        this.run = run;
        this.verdict = run.verdict();
        this.system = Display.text(run.spec().system(), 60);
    }

    String text() {
        if (!verdict.exists()) {
            return "There is no verdict: the run ended before it was judged, because it was interrupted or crashed, or"
                    + " it is still going on. What it recorded until then is shown below.";
        }
        return switch (verdict.validity()) {
            case VALID -> valid();
            case INVALID -> invalid();
            case UNKNOWN -> unknown();
        };
    }

    private String valid() {
        return system + " kept its promise in this run: the " + Units.count(operations(), "operation")
                + " of its clients are " + model() + ", under "
                + Units.count(run.exercise().windows().size(), "fault") + ".";
    }

    private long operations() {
        long all = 0;
        for (var outcomes : run.exercise().operations().values()) {
            all += outcomes.all();
        }
        return all;
    }

    private String model() {
        int decisive = Math.max(1, run.spec().models().size());
        String models = verdict.checks().stream()
                .limit(decisive)
                .map(VerdictFile.Check::checker)
                .collect(Collectors.joining(" and "));
        return models.isEmpty() ? "consistent" : Display.text(models, 200);
    }

    private String unknown() {
        if (verdict.interrupted()) {
            return "Nothing is proved either way: the run was interrupted before its end.";
        }
        List<VerdictFile.Anomaly> anomalies = verdict.anomalies();
        String why = anomalies.isEmpty()
                ? "the checkers gave no reason"
                : lowerCase(
                        Display.text(stripStop(Sentences.first(anomalies.get(0).explanation()))));
        return "Nothing is proved either way: " + why + ".";
    }

    private String invalid() {
        List<VerdictFile.Anomaly> anomalies = verdict.anomalies();
        if (anomalies.isEmpty()) {
            return system + " is not what it promises, but verdict.json gives no finding.";
        }
        VerdictFile.Anomaly worst = anomalies.get(0);
        String broke = system + " broke " + noun(worst.checker()) + ": ";
        return broke
                + Objects.requireNonNullElseGet(
                        contradiction(worst), () -> lowerCase(Display.text(Sentences.first(worst.explanation()), 600)));
    }

    /** {@code linearizability} for {@code linearizable}. */
    private static String noun(String checker) {
        return checker.endsWith("izable")
                ? Display.text(checker.replace('-', ' ').replaceAll("izable$", "izability"), 60)
                : "its promise (" + Display.text(checker, 60) + ")";
    }

    /** What came back, and what could have: known if the finding names the operation and the states. */
    private String contradiction(VerdictFile.Anomaly anomaly) {
        if (!(anomaly.details().get("pending") instanceof List<?> pending)
                || pending.isEmpty()
                || !(pending.get(0) instanceof Map<?, ?> first)
                || !(first.get("operation") instanceof Long operation)
                || !run.isInvocation(operation.intValue())
                || !(anomaly.details().get("states") instanceof List<?> states)
                || states.isEmpty()) {
            return null;
        }
        int invocation = operation.intValue();
        History history = run.history();
        int completion = history.completion(invocation);
        if (completion == History.NONE) {
            return null;
        }
        Object key = anomaly.details().get("key");
        String object = key == null ? "the " + Display.text(run.object(), 40) : OperationText.key(key);
        Object argument = history.valueOf(history.value(invocation));
        String f = Display.text(history.functionName(history.function(invocation)), 40);
        String what = "process " + history.process(invocation) + "'s " + f;
        if (history.type(completion) == EventType.FAIL) {
            what += " " + Display.value(argument, 60) + " of " + object + " was refused";
        } else if (argument == null) {
            what += " of " + object + " returned " + Display.value(history.valueOf(history.value(completion)), 60);
        } else {
            what += " " + Display.value(argument, 60) + " of " + object + " succeeded";
        }
        return what + " (at " + Units.moment(history.time(completion)) + "), although by then " + object
                + " could only hold " + either(states) + ".";
    }

    private static String either(List<?> states) {
        return Alternatives.of(
                states.stream()
                        .map(state -> Display.text(String.valueOf(state), 60))
                        .toList(),
                STATES_MAX);
    }

    private static String stripStop(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    /** Within a sentence; a name such as T7 stays as it is. */
    private static String lowerCase(String sentence) {
        boolean isName = sentence.length() > 1 && Character.isDigit(sentence.charAt(1));
        return sentence.isEmpty() || isName
                ? sentence
                : Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1);
    }

    /** Sentences that put the verdict in its place. */
    List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        String bug = run.spec().bug() == null ? null : Display.text(run.spec().bug(), 60);
        Validity validity = verdict.validity();
        if (validity == Validity.INVALID && bug != null) {
            remarks.add("That was to be found: the bug " + bug + " had been switched on.");
        }
        if (validity == Validity.VALID && bug != null) {
            remarks.add("The bug " + bug + " was switched on, but did not show in this run; other seeds may show it.");
        }
        if (verdict.exists() && verdict.interrupted() && validity == Validity.INVALID) {
            remarks.add("The run was interrupted; it was invalid already.");
        }
        return remarks;
    }
}
