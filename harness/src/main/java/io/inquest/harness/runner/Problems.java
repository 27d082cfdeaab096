package io.inquest.harness.runner;

import io.inquest.checkers.Finding;
import io.inquest.harness.secrets.Redaction;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/** What was thrown in a run, as its user reads it: a sentence in the verdict, and where it came from in the log. */
final class Problems {
    private Problems() {}

    static Finding finding(String type, String sentence, Throwable problem) {
        return new Finding(type, sentence(sentence, problem), List.of());
    }

    /** A sentence, ended by what the problem says; an Error's message alone says little, a class's name mostly. */
    static String sentence(String beginning, Throwable problem) {
        Throwable cause = cause(problem);
        boolean says = cause.getMessage() != null && !(cause instanceof Error);
        return beginning + Redaction.PROCESS.text(says ? cause.getMessage() : cause.toString());
    }

    /** Where it came from, if it is a mistake in a program: what else fails says all in its sentence. */
    static Optional<String> trace(Throwable problem) {
        Throwable cause = cause(problem);
        if (!(cause instanceof RuntimeException || cause instanceof Error)) {
            return Optional.empty();
        }
        StringWriter trace = new StringWriter();
        cause.printStackTrace(new PrintWriter(trace));
        return Optional.of(Redaction.PROCESS.text(trace.toString()).strip());
    }

    private static Throwable cause(Throwable problem) {
        return problem instanceof CompletionException && problem.getCause() != null ? problem.getCause() : problem;
    }
}
