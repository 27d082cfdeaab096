package io.inquest.benchmarks.tables;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/** What figures are worth nothing without. */
final class Machine {
    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private Machine() {}

    /** One line: when and on what, and how busy that is. */
    static String line() {
        return String.format(
                Locale.ROOT,
                "%s, Java %s, %d processors (%s), a load of %.1f before the first row",
                LocalDate.now(ZoneOffset.UTC),
                System.getProperty("java.version"),
                Runtime.getRuntime().availableProcessors(),
                processor(),
                load());
    }

    static double load() {
        return PROCESS.getSystemLoadAverage();
    }

    /** What all threads of this process have cost so far, the compiler's and the collector's too. */
    static long processorNanos() {
        return PROCESS.getProcessCpuTime();
    }

    private static String processor() {
        return value(Path.of("/proc/cpuinfo"), "model name").isEmpty()
                ? System.getProperty("os.arch")
                : value(Path.of("/proc/cpuinfo"), "model name");
    }

    /** What is reachable on the heap, after a collection. */
    static long heldMemory() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** The most bytes that this process has held at a time; 0 where the system does not say. */
    static long mostMemory() {
        String kibibytes = value(Path.of("/proc/self/status"), "VmHWM").replace(" kB", "");
        return kibibytes.isEmpty() ? 0 : Long.parseLong(kibibytes) * 1024;
    }

    private static String value(Path file, String name) {
        try {
            List<String> lines = Files.readAllLines(file);
            for (String line : lines) {
                int colon = line.indexOf(':');
                if (colon > 0 && line.substring(0, colon).strip().equals(name)) {
                    return line.substring(colon + 1).strip();
                }
            }
        } catch (IOException elsewhere) {
            // not a Linux
        }
        return "";
    }
}
