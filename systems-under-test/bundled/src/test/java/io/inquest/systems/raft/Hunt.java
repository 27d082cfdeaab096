package io.inquest.systems.raft;

import io.inquest.checkers.Validity;
import io.inquest.history.EventType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

final class Hunt {
    public static void main(String[] args) {
        String bug = args[0].equals("none") ? null : args[0];
        long from = Long.parseLong(args[1]);
        long to = Long.parseLong(args[2]);
        String[] faults = args[3].split(",");
        Map<String, String> options = new TreeMap<>();
        for (int i = 4; i < args.length; i++) {
            options.put(args[i].split("=")[0], args[i].split("=")[1]);
        }
        List<Long> found = new ArrayList<>();
        List<Long> broken = new ArrayList<>();
        List<Long> unknown = new ArrayList<>();
        long began = System.nanoTime();
        long checking = 0;
        long elections = 0, ok = 0, fail = 0, info = 0, restored = 0, crashes = 0, unrecovered = 0;
        for (long seed = from; seed <= to; seed++) {
            Trial trial = Trial.of(seed, bug, options, faults).run(60);
            elections += trial.invariants.elections;
            restored += trial.invariants.restored;
            crashes += trial.cluster.crashCount();
            if (trial.cluster.crashCount() > 0 && crashes < 3) {
                trial.cluster.crashes().get(0).cause().printStackTrace();
            }
            if (trial.notRecovered != null) {
                unrecovered++;
                System.out.println(seed + " " + trial.notRecovered);
            }
            for (int i = 0; i < trial.history.size(); i++) {
                if (trial.history.process(i) < 0) {
                    continue;
                }
                EventType type = trial.history.type(i);
                ok += type == EventType.OK ? 1 : 0;
                fail += type == EventType.FAIL ? 1 : 0;
                info += type == EventType.INFO ? 1 : 0;
            }
            if (!trial.invariants.violations.isEmpty()) {
                broken.add(seed);
                if (broken.size() < 3) {
                    System.out.println(seed + ": " + trial.invariants.violations.get(0));
                }
            }
            long t = System.nanoTime();
            var verdict = trial.check();
            Validity validity = verdict.validity();
            checking += System.nanoTime() - t;
            if (validity == Validity.INVALID) {
                found.add(seed);
                if (found.size() == 1) {
                    System.out.println(seed + ": " + verdict.findings().get(0).explanation());
                }
            } else if (validity == Validity.UNKNOWN) {
                unknown.add(seed);
                System.out.println(seed + ": " + verdict.findings().get(0));
            }
        }
        long n = to - from + 1;
        System.out.printf(
                "%s %s: %d runs, %d ms each, of which check %d; elections %d ok %d fail %d info %d restored %d crashes %d"
                        + " unrecovered %d%n invalid %d %s%n broken %d %s%n unknown %s%n",
                bug,
                options,
                n,
                (System.nanoTime() - began) / 1000000 / n,
                checking / 1000000 / n,
                elections / n,
                ok / n,
                fail / n,
                info / n,
                restored / n,
                crashes,
                unrecovered,
                found.size(),
                found,
                broken.size(),
                broken,
                unknown);
    }
}
