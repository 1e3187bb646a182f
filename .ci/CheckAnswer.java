import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fails unless a sizing document says a positive size for connections and for new connections per second. */
public class CheckAnswer {

    public static void main(String[] arguments) throws Exception {
        String document = Files.readString(Path.of(arguments[0]));
        for (String quantity : new String[] {"concurrentConnections", "newConnectionsPerSecond"}) {
            Matcher size = Pattern.compile("\"" + quantity + "\"\\s*:\\s*\\{\\s*\"size\"\\s*:\\s*(\\d+)").matcher(document);
            if (!size.find() || Long.parseLong(size.group(1)) < 1) {
                System.err.println("no positive size of " + quantity + " in:\n" + document);
                System.exit(1);
            }
            System.out.println(quantity + ": " + size.group(1));
        }
    }
}
