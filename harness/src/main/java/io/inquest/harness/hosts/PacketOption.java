package io.inquest.harness.hosts;

import io.inquest.systems.OptionSpec;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Whether the packets of real hosts are captured while a run goes on. */
public final class PacketOption {
    private static final String NAME = "pcap";
    private static final String HEADERS = "headers";
    private static final String WHOLE = "whole";

    /** Enough for the headers of TCP over IPv6 with all of their options, and the first words of what they carry. */
    private static final int HEADER_BYTES = 192;

    /** The option that says so. */
    public static final OptionSpec OPTION = new OptionSpec(
            NAME,
            "capture packets on every node by tcpdump, into nodes/NODE/packets.pcap: none, the beginning of each, or"
                    + " all of them",
            List.of("no", HEADERS, WHOLE),
            "no");

    private PacketOption() {}

    /** How much of each packet is to be kept, 0 for all of it; empty if none are captured. */
    static OptionalInt snapBytes(Map<String, String> options) {
        return switch (options.getOrDefault(NAME, "no")) {
            case HEADERS -> OptionalInt.of(HEADER_BYTES);
            case WHOLE -> OptionalInt.of(0);
            default -> OptionalInt.empty();
        };
    }
}
