package io.inquest.workloads.contract;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What came of checking a client.
 *
 * @param broken the rules that it was seen to break, each once, in the order of {@link Rule}; none proves that it keeps
 *     them all
 * @param notChecked what could not be tried, each with the reason, in sentences
 * @param operations how many were asked of it
 */
public record ContractReport(List<Breach> broken, List<String> notChecked, int operations) {
    public ContractReport {
        broken = List.copyOf(broken);
        notChecked = List.copyOf(notChecked);
    }

    /** A sentence a line: what was broken, then what was not checked. */
    @Override
    public String toString() {
        String head = broken.isEmpty()
                ? "the client kept to the contract in " + operations + " operations"
                : "the client broke " + broken.size() + (broken.size() == 1 ? " rule" : " rules") + " in " + operations
                        + " operations";
        return Stream.of(
                        Stream.of(head),
                        broken.stream().map(Breach::sentence),
                        notChecked.stream().map(reason -> "not checked: " + reason))
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n"));
    }
}
