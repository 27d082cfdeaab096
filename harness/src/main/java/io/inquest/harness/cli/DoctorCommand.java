package io.inquest.harness.cli;

import io.inquest.cluster.host.ClusterProvider;
import io.inquest.harness.campaign.Interrupt;
import io.inquest.harness.cli.OptionParser.Given;
import io.inquest.harness.hosts.ClusterOptions;
import io.inquest.harness.hosts.Examination;
import io.inquest.harness.hosts.MachineFacts;
import io.inquest.harness.plugins.Plugins;
import io.inquest.harness.secrets.SecretOptions;
import io.inquest.history.Values;
import io.inquest.nemesis.journal.JournalFolder;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;

/** {@code doctor}: what this machine and the backends of real clusters can do here, proven by trying it. */
final class DoctorCommand implements Command {
    static OptionParser parser() {
        return new OptionParser("doctor").valued("cluster").valued("hosts").flag("json");
    }

    @Override
    public int run(List<String> arguments, Session session) throws Exception {
        try (Plugins plugins = session.plugins()) {
            String cluster = RunOptions.peek(arguments, "cluster", () -> null);
            List<ClusterProvider> providers =
                    cluster == null ? List.copyOf(plugins.clusters().values()) : List.of(plugins.cluster(cluster));
            OptionParser parser = parser();
            if (cluster != null) {
                ClusterOptions.of(providers.get(0)).forEach(option -> parser.valued(option.name()));
                parser.elsewhere(name -> new ClusterChoice(providers.get(0)).refusal(name, plugins));
            }
            Given given = parser.parse(arguments);
            if (!given.words().isEmpty()) {
                throw new UsageException("doctor takes options only (inquest help doctor)");
            }
            if (cluster == null && given.has("hosts")) {
                throw new UsageException("--hosts lists the hosts of one cluster; name it with --cluster");
            }
            if (cluster != null) {
                OptionalInt elsewhere = ClusterChoice.runElsewhere(providers.get(0), "doctor", arguments);
                if (elsewhere.isPresent()) {
                    return elsewhere.getAsInt();
                }
            }
            try (Interrupt interrupt = Interrupt.ofHosts()) {
                examine(providers, given, session, interrupt::interrupted);
                session.terminal().out().flush();
            }
            return ExitStatus.VALID;
        }
    }

    private static void examine(
            List<ClusterProvider> providers, Given given, Session session, BooleanSupplier interrupted)
            throws IOException {
        JournalFolder folder = JournalFolder.standard(session.environment());
        List<String> hosts = ClusterChoice.hosts(given, session);
        List<String> journals = new Journals(folder).lines();
        List<Examination> examinations = new ArrayList<>();
        for (ClusterProvider provider : providers) {
            if (!interrupted.getAsBoolean()) {
                examinations.add(Examination.of(provider, hosts, options(provider, given), folder, interrupted));
            }
        }
        if (given.has("json")) {
            session.terminal().out().println(json(journals, examinations));
        } else {
            print(journals, examinations, session.terminal());
        }
    }

    /** As a run would have them: of secrets what they are, not where. */
    private static Map<String, String> options(ClusterProvider provider, Given given) {
        try {
            return SecretOptions.resolve(ClusterOptions.values(provider, given.values()));
        } catch (IllegalArgumentException bare) {
            throw new UsageException(bare.getMessage(), bare);
        }
    }

    private static String json(List<String> journals, List<Examination> examinations) {
        List<Object> clusters = new ArrayList<>();
        for (Examination examination : examinations) {
            List<Object> abilities = new ArrayList<>();
            for (Examination.Proof proof : examination.proofs()) {
                Map<String, Object> one = new LinkedHashMap<>();
                one.put("ability", proof.what());
                one.put("works", proof.works());
                if (proof.reason() != null) {
                    one.put("reason", proof.reason());
                }
                abilities.add(one);
            }
            Map<String, Object> cluster = new LinkedHashMap<>();
            cluster.put("cluster", examination.cluster());
            cluster.put("hosts", examination.problem() == null);
            if (examination.problem() != null) {
                cluster.put("reason", examination.problem());
            }
            cluster.put("abilities", abilities);
            cluster.put("warnings", examination.warnings());
            clusters.add(cluster);
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("machine", MachineFacts.facts());
        all.put("clusters", clusters);
        all.put("journals", journals);
        return Values.json(all);
    }

    private static void print(List<String> journals, List<Examination> examinations, Terminal terminal) {
        PrintStream out = terminal.out();
        out.println(terminal.paint(Terminal.Style.BOLD, "this machine"));
        List<List<String>> rows = new ArrayList<>();
        MachineFacts.facts().forEach((name, value) -> rows.add(List.of(name, value.isEmpty() ? "none" : value)));
        out.print(Layout.table(rows, 2));
        for (Examination examination : examinations) {
            out.println();
            out.println(terminal.paint(Terminal.Style.BOLD, "cluster " + examination.cluster()));
            print(examination, terminal);
        }
        if (!journals.isEmpty()) {
            out.println();
            out.println(terminal.paint(Terminal.Style.BOLD, "journals of runs on real hosts"));
            journals.forEach(line -> out.print(Layout.indent(line, 2, terminal.width())));
        }
    }

    private static void print(Examination examination, Terminal terminal) {
        PrintStream out = terminal.out();
        if (examination.problem() != null) {
            out.println("  no   have hosts");
            out.print(Layout.indent(examination.problem(), 7, terminal.width()));
        } else {
            out.println("  yes  have hosts");
        }
        List<Examination.Proof> proofs = examination.proofs();
        for (int i = 0; i < proofs.size(); i++) {
            Examination.Proof proof = proofs.get(i);
            out.println((proof.works() ? "  yes  " : "  no   ") + proof.what());
            // a reason for several is told once, after the last of them
            boolean goesOn = i + 1 < proofs.size()
                    && Objects.equals(proof.reason(), proofs.get(i + 1).reason());
            if (proof.reason() != null && !goesOn) {
                out.print(Layout.indent(proof.reason(), 7, terminal.width()));
            }
        }
        for (String warning : examination.warnings()) {
            out.print(Layout.indent(warning, 2, terminal.width()));
        }
    }
}
