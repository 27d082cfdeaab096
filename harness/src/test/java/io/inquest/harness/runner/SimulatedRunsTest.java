package io.inquest.harness.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Validity;
import io.inquest.harness.plugins.Distribution;
import io.inquest.harness.plugins.Plugins;
import io.inquest.nemesis.Schedules;
import io.inquest.systems.OptionSpec;
import io.inquest.systems.SystemProvider;
import io.inquest.workloads.Workload;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class SimulatedRunsTest {
    private static final long SECOND = 1_000_000_000L;

    /** A run of the bundled store without faults. */
    private static SimulatedRuns runs() {
        Plugins plugins = Plugins.of(Distribution.current());
        SystemProvider provider = plugins.system("raft");
        Workload workload = plugins.workload("register");
        Map<String, String> options = new TreeMap<>();
        for (List<OptionSpec> declared :
                List.of(provider.description().options(), workload.options(), Schedules.OPTIONS)) {
            declared.forEach(option -> options.put(option.name(), option.defaultValue()));
        }
        options.put("keys", "1"); // a search that is long enough to look up from
        RunSpec spec = new RunSpec("raft", "register", List.of(), "sim", 3, 5 * SECOND, 0, 10, 1, null, null, options);
        return new SimulatedRuns(spec, plugins, CheckContext.defaults(), false);
    }

    @Test
    void whoInterruptsDuringTheAnalysisKeepsTheHistoryAndCancelsTheChecker() {
        AtomicBoolean interrupted = new AtomicBoolean();
        RunListener atTheAnalysis = new RunListener() {
            @Override
            public void phase(String name, long timeNanos) {
                interrupted.set(name.equals("checking"));
            }
        };
        RunResult result = runs().run(1, atTheAnalysis, interrupted::get);
        assertFalse(result.interrupted());
        Judgement judgement = result.ofModels().get(0);
        assertEquals(Validity.UNKNOWN, judgement.verdict().validity());
        assertEquals("cancelled", judgement.verdict().findings().get(0).type());
        assertEquals(
                result.history().size(),
                runs().run(1, RunListener.NONE, () -> false).history().size());
    }
}
