package io.tidemark.standalone;

import java.io.IOException;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Sends what the broker and the proxy log into a file, so that standard output holds the answer alone. */
final class Log {

    private static final int MOST_BYTES = 10_000_000;

    private Log() {}

    /** Logs into a file from now on, and nowhere else; at most 10 MB and one older file are kept. */
    static void into(Path file) throws IOException {
        Logger root = Logger.getLogger("");
        for (Handler handler : root.getHandlers()) root.removeHandler(handler);
        FileHandler handler = new FileHandler(file.toString().replace("%", "%%") + ".%g", MOST_BYTES, 2, true);
        handler.setFormatter(new SimpleFormatter());
        handler.setLevel(Level.INFO);
        root.addHandler(handler);
    }
}
