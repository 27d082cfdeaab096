package io.inquest.harness.cli;

import io.inquest.checkers.Order;
import io.inquest.checkers.certificate.Certificate;
import io.inquest.checkers.certificate.CertificateVerifier;
import io.inquest.checkers.certificate.Refusal;
import io.inquest.checkers.model.Model;
import io.inquest.harness.cli.OptionParser.Given;
import io.inquest.harness.plugins.Plugins;
import io.inquest.harness.results.CertificateFile;
import io.inquest.history.History;
import io.inquest.history.ReadResult;
import io.inquest.history.formats.HistoryFormats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code verify CERTIFICATE FILE}: checks the orders of a certificate against the history, by the models' definitions. */
final class VerifyCommand implements Command {
    static OptionParser parser() {
        return new OptionParser("verify").valued("format").valued("mapping");
    }

    @Override
    public int run(List<String> arguments, Session session) throws IOException {
        Given given = parser().parse(arguments);
        if (given.words().size() != 2) {
            throw new UsageException(
                    "verify takes a certificate and the file of its history, such as: inquest verify proof.json history.jsonl");
        }
        String certificate = given.words().get(0);
        try (Plugins plugins = session.plugins()) {
            List<Certificate> certificates = read(session.path(certificate), certificate);
            Model<?> model = plugins.models()
                    .find(certificates.get(0).object())
                    .orElseThrow(() -> new UsageException("\"" + certificate + "\" is about the object "
                            + certificates.get(0).object() + ", which this program does not know"));
            return verify(certificates, history(given, plugins, session), model, session);
        } catch (UnreadableFileException e) {
            String file = given.words().get(1);
            String message = e.getMessage();
            session.terminal().error(message.startsWith(file) ? message : file + ": " + message);
            return ExitStatus.BAD_ARGUMENTS;
        }
    }

    private static List<Certificate> read(Path file, String typed) {
        if (!Files.isRegularFile(file)) {
            throw new UsageException(
                    "there is no certificate \"" + typed + "\"; inquest check --certificate writes one");
        }
        try {
            return CertificateFile.read(file);
        } catch (IOException e) {
            throw new UsageException(e.getMessage(), e);
        }
    }

    private static History history(Given given, Plugins plugins, Session session) throws UnreadableFileException {
        String typed = given.words().get(1);
        ReadResult read = new HistoryFile(typed, session.path(typed))
                .read(
                        CheckOptions.reader(given, plugins, session),
                        new HistoryFormats(plugins.formats().values()));
        read.warnings().forEach(session.terminal()::error);
        return read.history();
    }

    private static int verify(List<Certificate> certificates, History history, Model<?> model, Session session) {
        boolean isRefused = false;
        for (Certificate certificate : certificates) {
            Optional<Refusal> refusal = CertificateVerifier.verify(certificate, history, model);
            isRefused |= refusal.isPresent();
            String line = refusal.map(why -> certificate.model() + " is not proved: " + why.reason() + ".")
                    .orElseGet(() -> certificate.model() + " holds: " + extent(certificate));
            session.terminal()
                    .out()
                    .print(Layout.indent(line, 0, session.terminal().width()));
        }
        session.terminal().out().flush();
        return isRefused ? 1 : 0;
    }

    private static String extent(Certificate certificate) {
        long operations = certificate.orders().stream()
                .map(Order::operations)
                .mapToInt(List::size)
                .sum();
        int orders = certificate.orders().size();
        return (orders == 1 ? "the order of " : orders + " orders, together of ")
                + operations
                + (operations == 1
                        ? " operation is right."
                        : orders == 1 ? " operations is right." : " operations, are right.");
    }
}
