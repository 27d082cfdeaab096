package io.inquest.cluster.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.schmizz.sshj.sftp.FileAttributes;
import net.schmizz.sshj.sftp.FileMode;
import net.schmizz.sshj.sftp.OpenMode;
import net.schmizz.sshj.sftp.RemoteFile;
import net.schmizz.sshj.sftp.RemoteResourceInfo;
import net.schmizz.sshj.sftp.SFTPClient;
import net.schmizz.sshj.xfer.FilePermission;

/**
 * Brings files and folders to a host and back. A link to a file is followed; one inside a folder that leads to a
 * folder, or nowhere, is passed over.
 */
final class RemoteFiles {
    private static final int REQUESTS_AHEAD = 16;
    private static final int EXECUTABLE = 0755;
    private static final int PLAIN = 0644;

    private final SFTPClient client;

    RemoteFiles(SFTPClient client) {
        this.client = client;
    }

    void upload(Path from, String to) throws IOException {
        if (Files.isDirectory(from)) {
            client.mkdirs(to);
            for (Path child : children(from)) {
                if (Files.isRegularFile(child) || (Files.isDirectory(child) && !Files.isSymbolicLink(child))) {
                    upload(child, to + "/" + child.getFileName());
                }
            }
            return;
        }
        int slash = to.lastIndexOf('/');
        if (slash > 0) {
            client.mkdirs(to.substring(0, slash));
        }
        Set<OpenMode> modes = EnumSet.of(OpenMode.WRITE, OpenMode.CREAT, OpenMode.TRUNC);
        try (RemoteFile file = client.open(to, modes);
                OutputStream out = file.new RemoteFileOutputStream(0, REQUESTS_AHEAD)) {
            Files.copy(from, out);
        }
        client.chmod(to, Files.isExecutable(from) ? EXECUTABLE : PLAIN);
    }

    /** Sorted, so that the same is done in the same order each time. */
    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted().toList();
        }
    }

    void download(String from, Path to) throws IOException {
        FileAttributes attributes = client.statExistence(from);
        if (attributes == null) {
            throw new IOException("there is no " + from);
        }
        download(from, attributes, to);
    }

    private void download(String from, FileAttributes attributes, Path to) throws IOException {
        if (attributes.getType() == FileMode.Type.DIRECTORY) {
            Files.createDirectories(to);
            for (RemoteResourceInfo child : client.ls(from)) {
                FileAttributes own = child.getAttributes();
                if (own.getType() == FileMode.Type.SYMLINK) {
                    own = client.statExistence(child.getPath());
                    if (own == null || own.getType() == FileMode.Type.DIRECTORY) {
                        continue;
                    }
                }
                download(child.getPath(), own, to.resolve(localName(child.getName())));
            }
        } else if (attributes.getType() == FileMode.Type.REGULAR) {
            Path folder = to.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            try (RemoteFile file = client.open(from);
                    InputStream in = file.new ReadAheadRemoteFileInputStream(REQUESTS_AHEAD);
                    OutputStream out = Files.newOutputStream(to)) {
                in.transferTo(out);
            }
            if (attributes.getPermissions().contains(FilePermission.USR_X)) {
                Set<PosixFilePermission> permissions = EnumSet.copyOf(Files.getPosixFilePermissions(to));
                permissions.add(PosixFilePermission.OWNER_EXECUTE);
                Files.setPosixFilePermissions(to, permissions);
            }
        }
    }

    /** A host that was broken into must not write beside the folder that it is asked for. */
    private static String localName(String name) throws IOException {
        if (name.contains("/") || name.equals("..") || name.equals(".")) {
            throw new IOException("\"" + name + "\" is no name of a file in a folder");
        }
        return name;
    }
}
