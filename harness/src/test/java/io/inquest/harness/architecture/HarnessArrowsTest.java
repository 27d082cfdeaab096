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
                .layer("secrets")
                .definedBy("io.inquest.harness.secrets..")
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
                .whereLayer("secrets")
                .mayNotAccessAnyLayer()
                .whereLayer("runner")
                .mayOnlyAccessLayers("plugins", "secrets")
                .whereLayer("hosts")
                .mayOnlyAccessLayers("runner", "plugins", "secrets")
                .whereLayer("results")
                .mayOnlyAccessLayers("runner", "plugins", "secrets")
                .whereLayer("report")
                .mayOnlyAccessLayers("results", "runner", "plugins", "secrets")
                .whereLayer("campaign")
                .mayOnlyAccessLayers("report", "results", "hosts", "runner", "plugins", "secrets")
                .whereLayer("cli")
                .mayOnlyAccessLayers("campaign", "report", "results", "hosts", "runner", "plugins", "secrets")
                .check(CLASSES);
    }
}
