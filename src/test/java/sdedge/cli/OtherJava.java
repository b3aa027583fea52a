package sdedge.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Other Java installations: {@code -Dsdedge.otherJava=HOME,…}, or those beside this one. */
final class OtherJava {
  private static final int OLDEST = 17;

  private OtherJava() {}

  /** The {@code java} of each other installation that runs the program, by its version. */
  static Map<String, String> executables() throws IOException {
    Map<String, String> found = new TreeMap<>();
    for (Path home : homes()) {
      String version = version(home);
      int feature = version.isEmpty() ? 0 : Runtime.Version.parse(version).feature();
      if (feature >= OLDEST && feature != Runtime.version().feature()) {
        found.putIfAbsent(version, home.resolve("bin/java").toString());
      }
    }
    return found;
  }

  private static List<Path> homes() throws IOException {
    String given = System.getProperty("sdedge.otherJava", "");
    if (!given.isBlank()) {
      return Stream.of(given.split(",")).map(Path::of).toList();
    }
    Path beside = Path.of(System.getProperty("java.home")).toRealPath().resolveSibling("");
    try (Stream<Path> siblings = Files.list(beside)) {
      return new ArrayList<>(siblings.sorted().toList());
    }
  }

  /** As the file {@code release} of an installation says; empty if it is none. */
  private static String version(Path home) throws IOException {
    Path release = home.resolve("release");
    if (!Files.isRegularFile(release) || !Files.isExecutable(home.resolve("bin/java"))) {
      return "";
    }
    Properties properties = new Properties();
    try (var in = Files.newInputStream(release)) {
      properties.load(in);
    }
    return properties.getProperty("JAVA_VERSION", "").replace("\"", "");
  }
}
