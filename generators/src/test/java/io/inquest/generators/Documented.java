package io.inquest.generators;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the comments in a source say of its static methods: the one place from which pages are made.
 *
 * @param signature the name and the names of the parameters: {@code limit(operations, generator)}
 * @param line the comment up to its first paragraph's or tag's beginning, as Markdown
 */
record Documented(String name, String signature, String line) {
    private static final Path SOURCES = Path.of("src/main/java/io/inquest/generators");
    private static final Pattern METHOD = Pattern.compile(
            "\n    /\\*\\*((?:(?!\\*/).)*)\\*/\n    (?:public )?static \\w+ (\\w+)\\(([^)]*)\\) \\{", Pattern.DOTALL);

    /** By name, in the order of the source; overloads together. */
    static Map<String, List<Documented>> in(Class<?> type) throws IOException {
        String source = Files.readString(SOURCES.resolve(type.getSimpleName() + ".java"));
        Map<String, List<Documented>> found = new LinkedHashMap<>();
        Matcher method = METHOD.matcher(source);
        while (method.find()) {
            String name = method.group(2);
            found.computeIfAbsent(name, any -> new ArrayList<>())
                    .add(new Documented(name, signature(name, method.group(3)), line(method.group(1))));
        }
        return found;
    }

    private static String signature(String name, String parameters) {
        return Arrays.stream(parameters.split(",\\s*(?![^<]*>)"))
                .map(parameter ->
                        parameter.substring(parameter.lastIndexOf(' ') + 1) + (parameter.contains("...") ? " …" : ""))
                .collect(Collectors.joining(", ", name + "(", ")"));
    }

    private static String line(String comment) {
        return comment.replaceAll("\n\\s*\\*", "\n")
                .replaceFirst("(?s)(\n\\s*@|<p>).*", "")
                .replaceAll("\\{@(?:link|code) #?([^}]*)}", "`$1`")
                .replaceAll("<sup>(\\w+)</sup>", "^$1")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
