package io.inquest.cluster.ssh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.userauth.keyprovider.KeyProvider;
import net.schmizz.sshj.userauth.method.AuthKeyboardInteractive;
import net.schmizz.sshj.userauth.method.AuthMethod;
import net.schmizz.sshj.userauth.method.AuthPassword;
import net.schmizz.sshj.userauth.method.AuthPublickey;
import net.schmizz.sshj.userauth.method.PasswordResponseProvider;
import net.schmizz.sshj.userauth.password.PasswordFinder;
import net.schmizz.sshj.userauth.password.PasswordUtils;

/**
 * What a login can be proved by: the key that was named; else the agent's keys and the user's usual ones; then a
 * password, if a file has one.
 *
 * @param agentSocket where the agent is, if there is one
 * @param usualKeys files with private keys that are tried if none was named; those that are not there are passed over
 */
record Credentials(Login login, Optional<Path> agentSocket, List<Path> usualKeys) {
    private static final Set<PosixFilePermission> OF_OTHERS =
            Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);

    /** With the keys that OpenSSH would try. */
    static Credentials of(Login login, Optional<Path> agentSocket, Path userHome) {
        Path folder = userHome.resolve(".ssh");
        return new Credentials(
                login,
                agentSocket,
                List.of(folder.resolve("id_ed25519"), folder.resolve("id_ecdsa"), folder.resolve("id_rsa")));
    }

    /** What is tried, in order. */
    List<AuthMethod> methods(SSHClient client) throws IOException {
        List<AuthMethod> methods = new ArrayList<>();
        if (login.key().isPresent()) {
            methods.add(new AuthPublickey(key(client, login.key().get())));
        } else {
            methods.addAll(ofAgent());
            for (Path file : usualKeys) {
                // with an agent, a key that needs a passphrase is the agent's business
                if (Files.isReadable(file) && !isLocked(client, file)) {
                    methods.add(new AuthPublickey(key(client, file)));
                }
            }
        }
        if (login.passwordFile().isPresent()) {
            PasswordFinder password =
                    PasswordUtils.createOneOff(password(login.passwordFile().get()));
            methods.add(new AuthPassword(password));
            methods.add(new AuthKeyboardInteractive(new PasswordResponseProvider(
                    PasswordUtils.createOneOff(password(login.passwordFile().get())))));
        }
        if (methods.isEmpty()) {
            throw new IOException("there is nothing to log in with: no --" + Login.KEY + ", no agent at SSH_AUTH_SOCK, "
                    + "none of your usual keys without a passphrase, no --" + Login.PASSWORD_FILE);
        }
        return methods;
    }

    private List<AuthMethod> ofAgent() throws IOException {
        if (login.agent() == Login.Choice.NO) {
            return List.of();
        }
        if (agentSocket.isEmpty()) {
            if (login.agent() == Login.Choice.YES) {
                throw new IOException("--" + Login.AGENT + " yes, but SSH_AUTH_SOCK names no agent: start one with "
                        + "ssh-agent, add a key with ssh-add");
            }
            return List.of();
        }
        SshAgent agent = new SshAgent(agentSocket.get());
        try {
            List<AuthMethod> methods = new ArrayList<>();
            for (SshAgent.Identity identity : agent.identities()) {
                methods.add(new AgentAuth(agent, identity));
            }
            if (methods.isEmpty() && login.agent() == Login.Choice.YES) {
                throw new IOException("the SSH agent holds no key: add one with ssh-add");
            }
            return methods;
        } catch (IOException problem) {
            if (login.agent() == Login.Choice.YES) {
                throw problem;
            }
            return List.of();
        }
    }

    private static KeyProvider key(SSHClient client, Path file) throws IOException {
        if (!Files.isReadable(file)) {
            throw new IOException("the key " + file + " cannot be read");
        }
        if (isLocked(client, file)) {
            throw new IOException("the key " + file + " needs a passphrase, or is none that is understood: "
                    + "add it to an agent with ssh-add, and leave out --" + Login.KEY);
        }
        return client.loadKeys(file.toString());
    }

    private static boolean isLocked(SSHClient client, Path file) {
        try {
            client.loadKeys(file.toString()).getPrivate();
            return false;
        } catch (IOException | RuntimeException locked) {
            return true;
        }
    }

    private static char[] password(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            throw new IOException("the password file " + file + " cannot be read");
        }
        if (Files.getPosixFilePermissions(file).stream().anyMatch(OF_OTHERS::contains)) {
            throw new IOException("others can read the password file " + file + ": chmod 600 " + file);
        }
        return Files.readString(file).lines().findFirst().orElse("").toCharArray();
    }
}
