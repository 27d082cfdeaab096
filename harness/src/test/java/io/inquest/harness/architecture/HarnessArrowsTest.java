package io.inquest.harness.architecture;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static io.inquest.harness.architecture.Production.CLASSES;

import org.junit.jupiter.api.Test;

/** The arrows between the packages of the harness. */
class HarnessArrowsTest {
    @Test
    void aPackageUsesOnlyThoseBelowIt() {
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("io.inquest.harness..")
                .withOptionalLayers(true)
                .layer("plugins")
                .definedBy("io.inquest.harness.plugins..")
                .layer("runner")
                .definedBy("io.inquest.harness.runner..")
                .layer("hosts")
                .definedBy("io.inquest.harness.hosts..")
                .layer("results")
                .definedBy("io.inquest.harness.results..")
                .layer("report")
                .definedBy("io.inquest.harness.report..")
                .layer("campaign")
                .definedBy("io.inquest.harness.campaign..")
                .layer("cli")
                .definedBy("io.inquest.harness.cli..", "io.inquest.harness")
                .whereLayer("plugins")
                .mayNotAccessAnyLayer()
                .whereLayer("runner")
                .mayOnlyAccessLayers("plugins")
                .whereLayer("hosts")
                .mayOnlyAccessLayers("runner", "plugins")
                .whereLayer("results")
                .mayOnlyAccessLayers("runner", "plugins")
                .whereLayer("report")
                .mayOnlyAccessLayers("results", "runner", "plugins")
                .whereLayer("campaign")
                .mayOnlyAccessLayers("report", "results", "hosts", "runner", "plugins")
                .whereLayer("cli")
                .mayOnlyAccessLayers("campaign", "report", "results", "hosts", "runner", "plugins")
                .check(CLASSES);
    }
}
