package io.inquest.harness.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static io.inquest.harness.architecture.Production.CLASSES;

import org.junit.jupiter.api.Test;

/** The arrows between the modules: the table of ARCHITECTURE.md, line by line. */
class ModuleArrowsTest {
    @Test
    void aModuleUsesOnlyWhatTheTableSays() {
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("io.inquest..")
                .layer("history")
                .definedBy("io.inquest.history..")
                .layer("generators")
                .definedBy("io.inquest.generators..")
                .layer("checkers")
                .definedBy("io.inquest.checkers..")
                .layer("cluster")
                .definedBy("io.inquest.cluster..")
                .layer("spi")
                .definedBy("io.inquest.systems")
                .layer("stores")
                .definedBy("io.inquest.systems.*..")
                .layer("nemesis")
                .definedBy("io.inquest.nemesis..")
                .layer("workloads")
                .definedBy("io.inquest.workloads..")
                .layer("harness")
                .definedBy("io.inquest.harness..")
                .whereLayer("history")
                .mayNotAccessAnyLayer()
                .whereLayer("cluster")
                .mayNotAccessAnyLayer()
                .whereLayer("generators")
                .mayOnlyAccessLayers("history")
                .whereLayer("checkers")
                .mayOnlyAccessLayers("history")
                .whereLayer("spi")
                .mayOnlyAccessLayers("cluster", "history")
                .whereLayer("stores")
                .mayOnlyAccessLayers("spi", "cluster", "history")
                .whereLayer("nemesis")
                .mayOnlyAccessLayers("cluster", "spi", "generators", "history")
                .whereLayer("workloads")
                .mayOnlyAccessLayers("generators", "checkers", "spi", "cluster", "history")
                // it wires the rest; but a store is found by its service, so that none of them is special
                .whereLayer("harness")
                .mayOnlyAccessLayers("history", "generators", "checkers", "cluster", "spi", "nemesis", "workloads")
                .ensureAllClassesAreContainedInArchitecture()
                .check(CLASSES);
    }

    @Test
    void theSimulationAndTheRealClusterDoNotKnowEachOther() {
        slices().matching("io.inquest.cluster.(sim|real)..")
                .should()
                .notDependOnEachOther()
                .check(CLASSES);
    }

    /** What runs in both worlds can tell them apart as little as the store under test can. */
    @Test
    void onlyTheHarnessKnowsWhichWorldItIs() {
        noClasses()
                .that(resideInAPackage("io.inquest..")
                        .and(not(resideInAnyPackage(
                                "io.inquest.cluster.sim..", "io.inquest.cluster.real..", "io.inquest.harness..")))
                        // what starts a store's nodes as processes, and what such a process is
                        .and(not(resideInAPackage("io.inquest.cluster.host..")))
                        .and(not(nameMatching("io\\.inquest\\.systems\\.keyvalue\\.NodeMain"))))
                .should()
                .dependOnClassesThat(resideInAnyPackage("io.inquest.cluster.sim..", "io.inquest.cluster.real.."))
                .check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.inquest.(**)").should().beFreeOfCycles().check(CLASSES);
    }
}
