package io.inquest.harness.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** The compiled classes of all modules but the benchmarks, without the tests, and the parts of them that rules are about. */
final class Production {
    /** Read once: it takes a second. */
    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.inquest");

    /** The whole program. */
    static final DescribedPredicate<JavaClass> ALL = resideInAPackage("io.inquest..");

    /** What runs inside a virtual world: what it does must follow from the seed. */
    static final DescribedPredicate<JavaClass> SIMULATED = resideInAnyPackage(
                    "io.inquest.generators..",
                    "io.inquest.workloads..",
                    "io.inquest.nemesis..",
                    "io.inquest.cluster..",
                    "io.inquest.systems..",
                    "io.inquest.harness.runner..")
            .and(not(resideInAnyPackage(
                    "io.inquest.cluster.real..", "io.inquest.cluster.host..", "io.inquest.nemesis.journal..")))
            // hosts, which are real
            .and(not(resideInAnyPackage(
                    "io.inquest.cluster.local..", "io.inquest.cluster.docker..", "io.inquest.cluster.ssh..")))
            // looks at the loop from another thread, and touches nothing of the run
            .and(not(nameMatching("io\\.inquest\\.workloads\\.contract\\.Watch")))
            // stores of the real world, and what their clients share
            .and(not(resideInAnyPackage("io.inquest.systems.etcd..", "io.inquest.systems.command..")))
            .and(not(nameMatching("io\\.inquest\\.systems\\.(BlockingClient|WorkerThread)")))
            .as("simulated code");

    /** What runs in a world, writes the history or judges it: the same seed gives the same bytes, evidence included. */
    static final DescribedPredicate<JavaClass> REPRODUCIBLE = SIMULATED
            .or(resideInAnyPackage("io.inquest.history..", "io.inquest.checkers.."))
            .as("reproducible code");

    private Production() {}
}
