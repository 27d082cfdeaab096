package io.inquest.cluster.real;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a node's process is told when it is started: {@code SELF HOST:PORT,… DISK SEED [PROGRAM'S OWN …]}.
 *
 * @param self the node's number
 * @param nodes where each node listens
 * @param disk the directory that is the node's disk
 * @param seed for the node's randomness
 * @param program arguments for the store's program, in its own words
 */
public record NodeArguments(int self, List<InetSocketAddress> nodes, Path disk, long seed, List<String> program) {
    private static final int OWN = 4;

    public NodeArguments {
        nodes = List.copyOf(nodes);
        program = List.copyOf(program);
        if (self < 0 || self >= nodes.size()) {
            throw new IllegalArgumentException("node " + self + " is none of " + nodes.size() + " nodes: count from 0");
        }
    }

    /** @throws IllegalArgumentException with a sentence for a person */
    public static NodeArguments parse(String... arguments) {
        if (arguments.length < OWN) {
            throw new IllegalArgumentException("a node is started with: SELF HOST:PORT,HOST:PORT,... DISK SEED");
        }
        List<InetSocketAddress> nodes = new ArrayList<>();
        for (String node : arguments[1].split(",", -1)) {
            nodes.add(address(node));
        }
        return new NodeArguments(
                (int) number("SELF", arguments[0]),
                nodes,
                Path.of(arguments[2]),
                number("SEED", arguments[3]),
                List.of(arguments).subList(OWN, arguments.length));
    }

    /** What {@link #parse} reads as this. */
    public List<String> format() {
        List<String> addresses = new ArrayList<>();
        for (InetSocketAddress node : nodes) {
            addresses.add(node.getAddress().getHostAddress() + ":" + node.getPort());
        }
        List<String> arguments = new ArrayList<>();
        arguments.add(Integer.toString(self));
        arguments.add(String.join(",", addresses));
        arguments.add(disk.toString());
        arguments.add(Long.toString(seed));
        arguments.addAll(program);
        return arguments;
    }

    private static InetSocketAddress address(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("\"" + text + "\" is not HOST:PORT, such as 127.0.0.1:7001");
        }
        try {
            return new InetSocketAddress(InetAddress.getAllByName(text.substring(0, colon))[0], (int)
                    number("PORT", text.substring(colon + 1)));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("the host of \"" + text + "\" is not known: give its IP address", e);
        }
    }

    private static long number(String name, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " is a number, not \"" + text + "\"", e);
        }
    }
}
