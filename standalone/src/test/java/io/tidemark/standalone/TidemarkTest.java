package io.tidemark.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class TidemarkTest {

    private final StringWriter errors = new StringWriter();

    @TempDir
    Path folder;

    @Test
    void missingCaptureIsNamedBeforeAnythingStarts() {
        int code = run(
                "size",
                folder.resolve("none.pcap").toString(),
                "--data",
                folder.resolve("data").toString());
        assertEquals(1, code);
        assertEquals("tidemark: " + folder.resolve("none.pcap") + ": no such file\n", errors.toString());
        assertTrue(Files.notExists(folder.resolve("data")));
    }

    @Test
    void comparesFilesOnlyAndPrintsNoNegativeNumberOfDifferences() throws Exception {
        String data = folder.resolve("data").toString();
        assertEquals(1, run("compare", folder.toString(), "--data", data));
        assertEquals("tidemark: " + folder + ": no such file\n", errors.toString());
        errors.getBuffer().setLength(0);
        Path capture = Files.createFile(folder.resolve("some.pcap"));
        assertEquals(1, run("compare", capture.toString(), "--differences=-3", "--data", data));
        assertEquals(
                "tidemark: --differences must be 0 or more: -3",
                errors.toString().lines().findFirst().orElseThrow());
        assertTrue(Files.notExists(folder.resolve("data")));
    }

    @Test
    void backtestsFoldersWithFilesOnly() throws Exception {
        String data = folder.resolve("data").toString();
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertEquals(1, run("backtest", empty.toString(), "--data", data));
        assertEquals(1, run("backtest", empty.resolve("none").toString(), "--data", data));
        assertEquals(
                "tidemark: " + empty + ": no files in it\ntidemark: " + empty.resolve("none") + ": no such folder\n",
                errors.toString());
        assertTrue(Files.notExists(folder.resolve("data")));
    }

    @Test
    void leavesOneOutOfTwoPeopleOrMore() throws Exception {
        String data = folder.resolve("data").toString();
        Path people = Files.createDirectory(folder.resolve("people"));
        assertEquals(1, run("backtest", people.toString(), "--people", "--data", data));
        Files.createFile(people.resolve("some.pcap"));
        assertEquals(1, run("backtest", people.toString(), "--people", "--data", data));
        assertEquals(
                "tidemark: " + people + ": no files in it\ntidemark: " + people
                        + ": captures of one person; it takes two people or more\n",
                errors.toString());
        assertTrue(Files.notExists(folder.resolve("data")));
    }

    @ParameterizedTest
    @CsvSource({
        "--json, --json is of --people",
        "--people --leave-out=0, --leave-out must be 1 or more: 0",
        "--people --capture-users=3, --people and --capture-users contradict each other",
    })
    void optionsOfPeopleAreNamedWhereTheyDoNotFit(String options, String message) {
        String[] arguments = ("backtest " + folder + " " + options).split(" ");
        assertEquals(1, run(arguments));
        assertEquals(
                "tidemark: " + message, errors.toString().lines().findFirst().orElseThrow());
    }

    @Test
    void missingCatalogueIsNamedBeforeAnythingStarts() throws Exception {
        Path capture = Files.createFile(folder.resolve("some.pcap"));
        String data = folder.resolve("data").toString();
        String none = folder.resolve("none.yaml").toString();
        assertEquals(1, run("size", capture.toString(), "--catalogue", none, "--data", data));
        assertEquals("tidemark: " + none + ": no such file\n", errors.toString());
        assertTrue(Files.notExists(folder.resolve("data")));
    }

    @ParameterizedTest
    @CsvSource({
        "--certainty=1.5, --certainty must lie between 0 and 1: 1.5",
        "--certainty=0, --certainty must lie between 0 and 1: 0.0",
        "--users=0, --users must be 1 or more: 0",
        "--capture-users=-1, --capture-users must be 1 or more: -1",
        "--horizon=PT0S, --horizon must be longer than nothing: PT0S",
    })
    void badOptionIsNamedWithItsValue(String option, String message) throws Exception {
        Path capture = Files.createFile(folder.resolve("some.pcap"));
        assertEquals(
                1,
                run(
                        "size",
                        capture.toString(),
                        option,
                        "--data",
                        folder.resolve("data").toString()));
        assertEquals(
                "tidemark: " + message, errors.toString().lines().findFirst().orElseThrow());
        assertTrue(Files.notExists(folder.resolve("data")));
    }

    private int run(String... arguments) {
        CommandLine line = Tidemark.commandLine();
        line.setErr(new PrintWriter(errors, true));
        return line.execute(arguments);
    }
}
