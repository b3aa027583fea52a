package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import sdedge.result.files.RunInfo.Versions;

/** The tarball of {@code mvn package}, unpacked where a path has a space. */
class DistributionIT {
  private static final String JAVA_HOME = System.getProperty("java.home");

  private static final Pattern LINK = Pattern.compile("\\]\\(([\\w./-]+)(?:#[\\w-]*)?\\)");

  @TempDir private static Path errors;
  private static String tarball = "";
  private static Path home = Path.of("");

  @TempDir private Path elsewhere;

  private record Ended(int code, String out, String err) {}

  @BeforeAll
  static void unpack() throws Exception {
    tarball = Unpacked.archive();
    assumeTrue(!tarball.isEmpty(), "no distribution: mvn verify makes one and says where it is");
    home = Unpacked.home();
    String name = Path.of(tarball).getFileName().toString();
    assertThat(home.getFileName()).hasToString(name.replace(".tar.gz", ""));
  }

  @Test
  void runsFromThePathAndThroughALink() throws Exception {
    String java = JAVA_HOME + "/bin"; // by the same path as elsewhere: one archive of classes
    Map<String, String> path =
        Map.of("PATH", home.resolve("bin") + ":" + java + ":" + System.getenv("PATH"));
    assertThat(run(elsewhere, path, "sh", "-c", "sdedge --version").out())
        .startsWith("sdedge " + Versions.all().get("sdedge") + "\n");
    Path link = Files.createSymbolicLink(elsewhere.resolve("s"), home.resolve("bin/sdedge"));
    assertThat(run(elsewhere, path, link.toString(), "--version").code()).isZero();
  }

  @Test
  void solvesInAnotherDirectory() throws Exception {
    Ended solved = sdedge("solve", home.resolve("instances/quickstart.yaml"), "-o", "mine");

    assertThat(solved.err())
        .isEqualTo(
            "sdedge: note: continuous batching (no fixed batches) ends in 4.68 s, 17.2 % sooner:"
                + " --pipeline continuous\n");
    assertThat(solved.out()).startsWith("quickstart: optimal").contains("makespan   5.651 s");
    assertThat(elsewhere.resolve("mine/schedule.csv")).isNotEmptyFile();
    assertThat(home.resolve("target")).doesNotExist();
  }

  @Test
  void theMixedIntegerProgramFindsItsLibraries() throws Exception {
    Path instance = home.resolve("instances/bench/tasks-08.yaml");
    Ended solved = sdedge("solve", instance, "--method", "milp:highs", "-o", "milp");

    assertThat(solved.out())
        .as(solved.err())
        .contains("optimal over contiguous plans (milp:highs")
        .contains("8.659 s");
  }

  @Test
  void saysWhichJavaIsNeeded() throws Exception {
    Ended missing = run(elsewhere, Map.of("JAVA_HOME", "/nowhere"), bin(), "--version");
    assertThat(missing.code()).isEqualTo(1);
    assertThat(missing.err())
        .isEqualTo("sdedge: JAVA_HOME is /nowhere, but there is no /nowhere/bin/java\n");
    Path old = Files.createDirectories(elsewhere.resolve("old/bin")).resolve("java");
    Files.writeString(old, "#!/bin/sh\necho '    java.version = 11.0.2'\n");
    assertThat(old.toFile().setExecutable(true)).isTrue();
    Map<String, String> oldHome = Map.of("JAVA_HOME", elsewhere.resolve("old").toString());
    assertThat(run(elsewhere, oldHome, bin(), "--version").err())
        .isEqualTo("sdedge: Java 17 or newer is needed, but " + old + " is version 11.0.2\n");
  }

  @Test
  void everyCommandHasAManualPageWithAllItsOptions() throws Exception {
    CommandLine root = ManPages.root();
    assertThat(root.getSubcommands()).hasSizeGreaterThan(10);
    assertPage(root.getCommandSpec());
    for (CommandLine command : root.getSubcommands().values()) {
      assertPage(command.getCommandSpec());
    }
  }

  private static void assertPage(CommandSpec command) throws IOException {
    Path page = home.resolve("man/man1/" + command.qualifiedName("-") + ".1");
    String text = Files.readString(page).replace("\\-", "-").replace("[no-]", "");
    assertThat(text).contains(".SH \"NAME\"", ".SH \"EXAMPLE\"", ".SH \"EXIT STATUS\"");
    for (OptionSpec option : command.options()) {
      assertThat(text).as(page.toString()).contains(option.longestName());
    }
  }

  @Test
  void manShowsAPage() throws Exception {
    assumeTrue(has("man"), "no man: apt-get install man-db");
    Ended shown =
        run(elsewhere, Map.of("MANPATH", home.resolve("man").toString()), "man", "sdedge-solve");

    assertThat(shown.err()).isEmpty();
    assertThat(shown.out())
        .contains("SDEDGE-SOLVE(1)", "--time-limit=TIME", "sdedge solve instance.yaml");
  }

  @Test
  void bashCompletes() throws Exception {
    assumeTrue(has("bash"), "no bash");
    String script =
        "source \"$1\"; COMP_WORDS=(sdedge so); COMP_CWORD=1; _complete_sdedge; echo"
            + " \"${COMPREPLY[@]}\"";
    Path completion = home.resolve("completions/sdedge.bash");

    assertThat(run(elsewhere, Map.of(), "bash", "-c", script, "bash", completion.toString()).out())
        .isEqualTo("solve\n");
  }

  @Test
  void everyLibraryHasItsLicence() throws Exception {
    Path licences = home.resolve("licenses");
    String page = Files.readString(licences.resolve("README.md"));
    String list = Files.readString(licences.resolve("THIRD-PARTY.txt"));
    try (Stream<Path> libraries = Files.list(home.resolve("lib"))) {
      List<String> names = libraries.map(jar -> jar.getFileName().toString()).toList();
      assertThat(names).hasSizeGreaterThan(20);
      for (String name : names) {
        String artifact = name.replaceFirst("-\\d[^-]*(-[a-z0-9]+)?\\.jar$", "");
        assertThat(list).contains(":" + artifact + ":");
        Path own = licences.resolve(name.replace(".jar", "-jar"));
        if (!holdsLicence(own)) {
          String row = artifact.startsWith("ortools-") ? "ortools-*" : artifact;
          assertThat(page).as(name).contains("`" + row + "`");
        }
      }
    }
    for (String text : List.of("Apache-2.0", "BSD-3-Clause", "EPL-2.0", "MIT", "MPL-2.0", "Zlib")) {
      assertThat(licences.resolve(text + ".txt")).isNotEmptyFile();
      assertThat(page).contains("(" + text + ".txt)");
    }
  }

  private static boolean holdsLicence(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.anyMatch(file -> file.getFileName().toString().contains("LICENSE"));
    }
  }

  @Test
  void theDocumentsLinkToWhatIsThere() throws IOException {
    List<Path> pages;
    try (Stream<Path> files = Files.walk(home.resolve("docs"))) {
      pages = new ArrayList<>(files.filter(file -> file.toString().endsWith(".md")).toList());
    }
    pages.add(home.resolve("README.md"));
    List<String> broken = new ArrayList<>();
    for (Path page : pages) {
      Matcher link = LINK.matcher(Files.readString(page));
      while (link.find()) {
        if (Files.notExists(page.resolveSibling(link.group(1)))) {
          broken.add(page + ": " + link.group(1));
        }
      }
    }

    assertThat(pages).hasSizeGreaterThan(20);
    assertThat(broken).isEmpty();
  }

  @Test
  void theBytesSayNothingOfWhenAndByWhomTheyWereMade() throws Exception {
    List<String> entries =
        run(elsewhere, Map.of("TZ", "UTC"), "tar", "-tvzf", tarball).out().lines().toList();

    assertThat(entries).hasSizeGreaterThan(100);
    assertThat(entries).allMatch(entry -> entry.contains(" 2026-01-01 00:00 "));
    assertThat(entries).allMatch(entry -> entry.matches("(drwxr-xr-x|-rw-r--r--|-rwxr-xr-x) .*"));
  }

  // ---- running -------------------------------------------------------------------------------

  private static String bin() {
    return home.resolve("bin/sdedge").toString();
  }

  private Ended sdedge(Object... arguments) throws Exception {
    Stream<String> words = Stream.of(arguments).map(Object::toString);
    return run(
        elsewhere,
        Map.of("JAVA_HOME", JAVA_HOME, "XDG_CACHE_HOME", elsewhere.resolve("cache").toString()),
        Stream.concat(Stream.of(bin()), words).toArray(String[]::new));
  }

  private static boolean has(String program) throws Exception {
    return run(errors, Map.of(), "sh", "-c", "command -v " + program).code() == 0;
  }

  private static Ended run(Path folder, Map<String, String> environment, String... command)
      throws Exception {
    Path err = Files.createTempFile(errors, "err", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectError(err.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), out, Files.readString(err));
  }
}
