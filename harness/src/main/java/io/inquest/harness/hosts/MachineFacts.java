package io.inquest.harness.hosts;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What this machine is like, as far as runs on real hosts may depend on it. */
public final class MachineFacts {
    private static final List<String> TOOLS =
            List.of("ip", "tc", "iptables", "nft", "unshare", "nsenter", "setpriv", "docker", "ssh", "tcpdump", "dpkg");
    private static final long MEBIBYTE = 1 << 20;

    private MachineFacts() {}

    /** Names and values, in the order in which they are told. */
    public static Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("java", Runtime.version() + " (" + System.getProperty("java.home") + ")");
        facts.put(
                "system",
                System.getProperty("os.name") + " " + System.getProperty("os.version") + ", "
                        + System.getProperty("os.arch"));
        facts.put(
                "processors",
                Runtime.getRuntime().availableProcessors() + ", and "
                        + Runtime.getRuntime().maxMemory() / MEBIBYTE + " MiB of memory for Inquest");
        facts.put("user", isRoot() ? "root" : System.getProperty("user.name") + ", who is not root");
        facts.put("tools", String.join(", ", tools(true)));
        facts.put("not found", String.join(", ", tools(false)));
        return facts;
    }

    static boolean isRoot() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException otherSystem) {
            return false;
        }
    }

    private static List<String> tools(boolean there) {
        List<String> tools = new ArrayList<>();
        for (String tool : TOOLS) {
            if (isOnPath(tool) == there) {
                tools.add(tool);
            }
        }
        return tools;
    }

    private static boolean isOnPath(String tool) {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
            if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, tool))) {
                return true;
            }
        }
        return false;
    }
}
