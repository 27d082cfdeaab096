package io.inquest.generators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class GeneratorsPageTest {
    private static final Path PAGE = Path.of("../docs/generators.md");

    @Test
    void thePageIsWhatTheExamplesDo() throws Exception {
        String text = GeneratorsPage.text();
        if (Boolean.getBoolean("golden.refresh")) {
            Files.writeString(PAGE, text);
        }
        assertEquals(
                text,
                Files.readString(PAGE),
                "docs/generators.md is stale: run this test with -Dsurefire.argLine=-Dgolden.refresh=true and look at the"
                        + " difference");
    }

    @Test
    void everyGeneratorAndDistributionIsShown() throws Exception {
        Set<String> offered = new TreeSet<>();
        for (Method method : Generators.class.getDeclaredMethods()) {
            if (Modifier.isPublic(method.getModifiers()) && !method.getName().equals("during")) {
                offered.add(method.getName());
            }
        }
        for (Method method : Distribution.class.getDeclaredMethods()) {
            if (Modifier.isPublic(method.getModifiers()) && Modifier.isStatic(method.getModifiers())) {
                offered.add(method.getName());
            }
        }
        List<String> shown = GeneratorsPage.names();
        assertEquals(offered, new TreeSet<>(shown));
        assertEquals(shown.size(), new HashSet<>(shown).size(), "shown once each");
    }

    @Test
    void everyMethodHasItsLine() throws Exception {
        Map<String, List<Documented>> documented = Documented.in(Generators.class);
        int lines = 0;
        for (List<Documented> overloads : documented.values()) {
            for (Documented method : overloads) {
                assertTrue(method.line().endsWith("."), method.signature());
                assertFalse(method.line().contains("@"), method.line());
                lines++;
            }
        }
        long methods = List.of(Generators.class.getDeclaredMethods()).stream()
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .count();
        assertEquals(methods, lines);
        assertEquals(
                List.of("onThreads(workers, generator)"),
                documented.get("onThreads").stream().map(Documented::signature).toList());
        assertEquals("mix(generators …)", documented.get("mix").get(0).signature());
    }
}
