package io.inquest.harness.report;

import io.inquest.harness.results.BatchFolder;
import io.inquest.harness.results.RunFolder;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Map;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * Writes {@code report.html}: one file that needs nothing else, for people who were not there. Its content is a function
 * of the run's other files. Whatever was recorded is shown as text and never as markup.
 */
public final class Report {
    private static final String TEMPLATE = "report";
    private static final String BATCH_TEMPLATE = "batch";

    private Report() {}

    /**
     * Writes a run's report, in place of an older one if there is one. It is there whole or not at all.
     *
     * @return where it is
     * @throws IOException if {@code run.json} is missing or no such file, or the report cannot be written. Everything else
     *     may be missing or broken; the report then says so
     */
    public static Path write(RunFolder folder) throws IOException {
        return write(TEMPLATE, new ReportModel(LoadedRun.of(folder)), folder.report());
    }

    /**
     * Writes a batch's page, in place of an older one if there is one. It is there whole or not at all.
     *
     * @return where it is
     * @throws IOException if {@code summary.json} is missing or no such file, or the page cannot be written. The folders of
     *     seeds may be missing or broken
     */
    public static Path write(BatchFolder folder) throws IOException {
        return write(BATCH_TEMPLATE, BatchModel.of(folder), folder.report());
    }

    private static Path write(String template, Object model, Path report) throws IOException {
        Path part = report.resolveSibling(".report-" + ProcessHandle.current().pid() + ".part");
        try {
            try (Writer out = Files.newBufferedWriter(part, StandardCharsets.UTF_8)) {
                Engine.ENGINE.process(template, new Context(Locale.ROOT, Map.of("report", model)), out);
            }
            Files.move(part, report, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
        return report;
    }

    /** Made on first use: most commands write no report. */
    private static final class Engine {
        static final TemplateEngine ENGINE = engine();

        private static TemplateEngine engine() {
            ClassLoaderTemplateResolver templates = new ClassLoaderTemplateResolver(Report.class.getClassLoader());
            templates.setPrefix("io/inquest/harness/report/");
            templates.setSuffix(".html");
            templates.setTemplateMode(TemplateMode.HTML);
            templates.setCharacterEncoding(StandardCharsets.UTF_8.name());
            templates.setCacheable(true);
            TemplateEngine engine = new TemplateEngine();
            engine.setTemplateResolver(templates);
            return engine;
        }
    }
}
