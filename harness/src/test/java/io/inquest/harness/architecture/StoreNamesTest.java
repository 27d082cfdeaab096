package io.inquest.harness.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static io.inquest.harness.architecture.Production.CLASSES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.harness.plugins.Distribution;
import io.inquest.harness.plugins.Plugins;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Nothing outside a store's own folder knows its name: all that it has is what any store can have. */
class StoreNamesTest {
    private static final String STORES = "io.inquest.systems.*..";

    /** What bundled stores are built of. */
    private static final String SHARED = "io.inquest.systems.keyvalue..";

    private static final Pattern STRING = Pattern.compile("\"(?:[^\"\\\\\n]|\\\\.)*\"");

    @Test
    void noClassUsesAStoresClasses() {
        noClasses()
                .that(resideInAPackage("io.inquest..").and(not(resideInAPackage(STORES))))
                .should()
                .dependOnClassesThat(resideInAPackage(STORES))
                .check(CLASSES);
    }

    @Test
    void storesDoNotKnowEachOther() {
        slices().matching("io.inquest.systems.(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(alwaysTrue(), resideInAPackage(SHARED))
                .check(CLASSES);
    }

    @Test
    void whatStoresShareKnowsNone() {
        noClasses()
                .that(resideInAPackage(SHARED))
                .should()
                .dependOnClassesThat(resideInAPackage(STORES).and(not(resideInAPackage(SHARED))))
                .check(CLASSES);
    }

    @Test
    void noStringNamesAStore() throws IOException {
        Set<String> names = storeNames();
        assertTrue(names.contains("raft"), () -> "stores found: " + names);
        Pattern name = Pattern.compile(
                "(?i)\\b(" + names.stream().map(Pattern::quote).collect(Collectors.joining("|")) + ")\\b");
        List<String> named = new ArrayList<>();
        for (Path source : Sources.main()) {
            Matcher string = STRING.matcher(Files.readString(source));
            while (!isOfAStore(source) && string.find()) {
                if (name.matcher(string.group()).find()) {
                    named.add(Sources.root().relativize(source) + ": " + string.group());
                }
            }
        }
        assertEquals(List.of(), named);
    }

    private static Set<String> storeNames() {
        try (Plugins plugins = Plugins.of(Distribution.current())) {
            return new TreeSet<>(plugins.systems().keySet());
        }
    }

    private static boolean isOfAStore(Path source) {
        Path systems = Sources.root().resolve("systems-under-test");
        return source.startsWith(systems) && !source.startsWith(systems.resolve("spi"));
    }
}
