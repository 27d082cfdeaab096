package io.inquest.cluster.host;

/**
 * What came of a command.
 *
 * @param status its exit status
 * @param output what it wrote to its standard output
 * @param errors what it wrote to its standard error
 */
public record CommandResult(int status, String output, String errors) {
    public boolean succeeded() {
        return status == 0;
    }
}
