package io.tidemark.standalone;

import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line. Exit code 0, or 1 with one line on standard error that says what went wrong. */
@Command(
        name = "tidemark",
        description = "How many concurrent connections N users will need, and how certain that is.",
        mixinStandardHelpOptions = true,
        versionProvider = Tidemark.Version.class,
        subcommands = {Size.class, Up.class, Compare.class, Backtest.class})
public final class Tidemark {

    @Option(
            names = "--data",
            scope = ScopeType.INHERIT,
            paramLabel = "DIR",
            description = "Folder that keeps what is stored (default: .tidemark in the home folder).")
    Path data = Path.of(System.getProperty("user.home"), ".tidemark");

    @Spec
    private CommandSpec spec;

    private Tidemark() {}

    /** Tells how far a command has come, on standard error. */
    void say(String progress) {
        spec.commandLine().getErr().println(progress + " ...");
    }

    /** Where the project lies: its services are started from there. */
    static Path home() {
        return Path.of(System.getProperty("tidemark.home", "."))
                .toAbsolutePath()
                .normalize();
    }

    /** Says what the build wrote into the jar. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Tidemark.class.getPackage().getImplementationVersion();
            return new String[] {"tidemark " + (version == null ? "from classes" : version)};
        }
    }

    /** Runs one command and ends the process, for the broker's threads would keep it. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Tidemark())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((failure, arguments) -> complain(failure, failure.getCommandLine()))
                .setExecutionExceptionHandler((failure, line, result) -> complain(failure, line));
    }

    private static int complain(Exception failure, CommandLine line) {
        System.getLogger(Tidemark.class.getName()).log(System.Logger.Level.DEBUG, "failed", failure);
        String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        line.getErr().println("tidemark: " + message.lines().findFirst().orElse(message));
        if (failure instanceof ParameterException) {
            line.getErr().println("Try: tidemark " + name(line) + "--help");
        }
        return 1;
    }

    private static String name(CommandLine line) {
        return line.getParent() == null ? "" : line.getCommandName() + " ";
    }
}
