/**
 * Histories: what clients asked of a store and what it answered, event by event, in real-time order.
 *
 * <p>An {@link io.inquest.history.Event} is one line of a history: an invocation, its completion (ok, fail, or info
 * when nobody knows), or something that the nemesis did. An {@link io.inquest.history.Operation} is an invocation with
 * its completion. A {@link io.inquest.history.History} holds events in columns and pairs them;
 * {@link io.inquest.history.Operations} are views of it by key, process or function. A
 * {@link io.inquest.history.HistoryBuilder} makes one and holds the rules: a process has one operation open at a time,
 * completes what it invoked, and is never used again after an info.
 *
 * <p>On disk a history is JSON lines: {@link io.inquest.history.HistoryWriter} writes them as a run goes,
 * {@link io.inquest.history.HistoryReader} reads them back, {@link io.inquest.history.HistoryDigest} compares two runs.
 * {@link io.inquest.history.HistoryNotation} draws small histories as text, for tests and explanations. Keys, arguments
 * and results are JSON's values in one form each: {@link io.inquest.history.Values}.
 */
package io.inquest.history;
