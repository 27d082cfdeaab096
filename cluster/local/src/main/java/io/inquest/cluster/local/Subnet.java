package io.inquest.cluster.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The addresses of a cluster: a private IPv4 network of 256, and a unique local IPv6 network (RFC 4193). The harness is
 * 1 in each, the first host 10.
 *
 * @param four the first three numbers of the IPv4 addresses, with a dot after each
 * @param six the first four groups of the IPv6 addresses, with a colon after each
 */
record Subnet(String four, String six) {
    static final int HOSTS_MAX = 240;
    private static final int FIRST_HOST = 10;
    private static final int CANDIDATES = 64;
    private static final Pattern NETWORK =
            Pattern.compile("\\b(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})(?:/(\\d{1,2}))?");

    /**
     * One that collides with nothing.
     *
     * @param id of two clusters made at the same time, each begins to look elsewhere
     * @param inUse text in which the addresses and routes of the machine occur
     */
    static Subnet choose(String id, String inUse) throws IOException {
        List<long[]> taken = networks(inUse);
        byte[] random = digest(id);
        for (String candidate : candidates(random)) {
            long first = number(candidate + "0");
            if (taken.stream().noneMatch(network -> network[0] <= first + 255 && first <= network[1])) {
                return new Subnet(
                        candidate,
                        String.format(
                                Locale.ROOT,
                                "fd%02x:%02x%02x:%02x%02x:0:",
                                random[0],
                                random[1],
                                random[2],
                                random[3],
                                random[4]));
            }
        }
        throw new IOException("No private IPv4 network of this machine is free for hosts: interfaces and routes take"
                + " all that were tried. \"ip route show table all\" lists them.");
    }

    /** All of it is private, or kept for benchmarks (RFC 2544); a route to all of 10.0.0.0/8 is common. */
    private static List<String> candidates(byte[] random) {
        List<String> all = new ArrayList<>();
        int start = (random[5] & 255) << 8 | random[6] & 255;
        for (int i = 0; i < CANDIDATES; i++) {
            int at = start + i * 259;
            all.add("10." + (at >> 8 & 255) + "." + (at & 255) + ".");
        }
        for (int i = 0; i < CANDIDATES; i++) {
            int at = start + i * 259;
            all.add("172." + (16 + (at >> 8 & 15)) + "." + (at & 255) + ".");
        }
        for (int i = 0; i < CANDIDATES; i++) {
            all.add("198." + (18 + (start >> 8 & 1)) + "." + (start + i & 255) + ".");
        }
        return all;
    }

    /** First and last address of each; a default route is none. */
    private static List<long[]> networks(String text) {
        List<long[]> found = new ArrayList<>();
        Matcher matcher = NETWORK.matcher(text);
        while (matcher.find()) {
            int length = matcher.group(5) == null ? 32 : Integer.parseInt(matcher.group(5));
            if (length > 0 && length <= 32) {
                long address = number(matcher.group().replaceFirst("/.*", ""));
                long size = 1L << (32 - length);
                long first = address / size * size;
                found.add(new long[] {first, first + size - 1});
            }
        }
        return found;
    }

    private static long number(String address) {
        long number = 0;
        for (String part : address.split("\\.")) {
            number = number << 8 | Integer.parseInt(part);
        }
        return number;
    }

    private static byte[] digest(String id) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(id.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The harness's own address, with its length. */
    String harness4() {
        return four + "1/24";
    }

    String harness6() {
        return six + ":1/64";
    }

    /** A host's address, by its number from 0, with its length. */
    String host4(int node) {
        return four + (FIRST_HOST + node) + "/24";
    }

    String host6(int node) {
        return six + ":" + Integer.toHexString(FIRST_HOST + node) + "/64";
    }

    static InetAddress address(String withLength) {
        try {
            // a literal: nobody is asked
            return InetAddress.getByName(withLength.substring(0, withLength.indexOf('/')));
        } catch (UnknownHostException e) {
            throw new IllegalStateException(withLength + " is no address", e);
        }
    }
}
