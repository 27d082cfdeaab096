package io.inquest.harness.plugins;

/** Something is wrong with what there is, or with a name that was asked for; the message is a sentence for a person. */
public final class PluginException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PluginException(String message) {
        super(message);
    }

    public PluginException(String message, Throwable cause) {
        super(message, cause);
    }
}
