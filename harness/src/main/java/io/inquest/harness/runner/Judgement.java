package io.inquest.harness.runner;

import io.inquest.checkers.Verdict;

/** What one checker said of a history, and how long it took. */
public record Judgement(String checker, Verdict verdict, long millis) {}
