package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The guides, step by step as they stand there but for the place of the launcher, in a folder with
 * a space in its name: of the unpacked archive, if there is one, else of the classes. Blocks of
 * {@code sh} are run; {@code text} after one is what it prints; others whose first line is a
 * comment with a name are written to that file.
 */
@EnabledOnOs({OS.LINUX, OS.MAC})
class GuidesIT {
  private static final Pattern BLOCK = Pattern.compile("(?s)```(\\w+)\n(.*?)```");
  private static final Pattern FILE = Pattern.compile("(?:#|//) ([\\w.-]+)\n");
  private static final String JAVA = System.getProperty("java.home") + "/bin";

  private static final Map<String, String> PRINTED = new HashMap<>(); // by block, of every page

  @TempDir private static Path shared;
  private static Path results = Path.of("");
  private static @Nullable Path unpacked;

  @TempDir private Path place;

  static List<Path> pages() throws IOException {
    try (Stream<Path> guides = Files.list(Path.of("docs/guides"))) {
      List<Path> pages = new ArrayList<>(guides.sorted().toList());
      for (String page : List.of("capacity", "explain", "instance", "report")) {
        pages.add(Path.of("docs", page + ".md"));
      }
      return pages;
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyStepDoesWhatItSays(Path page) throws Exception {
    Path tools = Files.createDirectory(place.resolve("tools"));
    Path work = home();
    if (Files.notExists(work.resolve("bin/sdedge"))) {
      install(work, tools);
    }
    String python = python(tools);
    String printed = "";
    int run = 0;
    Matcher blocks = BLOCK.matcher(Files.readString(page));
    while (blocks.find()) {
      String block = blocks.group(2).replace("scripts/sdedge ", "sdedge ");
      Matcher file = FILE.matcher(block);
      if (blocks.group(1).equals("sh")) {
        assumeTrue(!needsPython(block) || !python.isEmpty(), "python3 is not installed");
        boolean draws = block.startsWith("scripts/plot.py");
        printed = draws && !python.equals("draws") ? "" : printed(work, tools, block);
        run++;
      } else if (blocks.group(1).equals("text")) {
        assertThat(printed).as(page.toString()).isEqualTo(block);
      } else if (file.lookingAt()) {
        Files.writeString(work.resolve(file.group(1)), block);
      }
    }
    assertThat(run).isPositive();
  }

  private static boolean needsPython(String block) {
    return block.contains("python3") || block.contains(".py");
  }

  /**
   * A folder with what is unpacked once: each page has its own files, all have one class archive
   * and what they write to results.
   */
  private Path home() throws Exception {
    Path spaced = Files.createDirectory(place.resolve("a place"));
    if (unpacked != null) {
      for (Path entry : Unpacked.entries(unpacked)) {
        Path name = entry.getFileName();
        Files.createSymbolicLink(
            spaced.resolve(name), name.equals(results.getFileName()) ? results : entry);
      }
    }
    return spaced;
  }

  @BeforeAll
  static void unpack() throws Exception {
    results = Files.createDirectory(shared.resolve("results"));
    unpacked = Unpacked.archive().isEmpty() ? null : Unpacked.home();
  }

  /** What an archive has, made of the classes: instances, scripts, the jar and the command. */
  private static void install(Path work, Path tools) throws IOException {
    copy(Path.of("instances"), work.resolve("instances"));
    copy(Path.of("scripts"), work.resolve("scripts"));
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    String classes =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(entry -> Path.of(entry).toAbsolutePath().toUri().toString())
            .collect(Collectors.joining(" "));
    manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classes);
    Path jar = work.resolve("sdedge.jar");
    new JarOutputStream(Files.newOutputStream(jar), manifest).close();
    String java = "exec java " + String.join(" ", Program.QUICK);
    script(tools.resolve("sdedge"), java + " -cp '" + jar + "' sdedge.cli.Main \"$@\"");
  }

  private static void script(Path file, String text) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + text + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private static void copy(Path from, Path to) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(from, 2)) {
      files = new ArrayList<>(all.filter(Files::isRegularFile).toList());
    }
    for (Path file : files) {
      Path target = to.resolve(from.relativize(file));
      Files.createDirectories(target.getParent());
      Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
    }
  }

  /** Makes it python3: one that draws, if there is any; nothing if there is none at all. */
  private static String python(Path tools) throws Exception {
    for (String draws : List.of("import matplotlib", "")) {
      for (String python : List.of("python3", "/usr/bin/python3")) {
        if (runs(python, draws)) {
          script(tools.resolve("python3"), "exec " + which(python) + " \"$@\"");
          return draws.isEmpty() ? "computes" : "draws";
        }
      }
    }
    return "";
  }

  private static String which(String python) throws Exception {
    Process which = new ProcessBuilder("sh", "-c", "command -v " + python).start();
    return new String(which.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
  }

  private static boolean runs(String python, String code) throws InterruptedException {
    try {
      return new ProcessBuilder(python, "-c", code)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * What a block prints; a command on a shipped instance that writes nothing, or to results, which
   * all pages of an archive share, is run once, a stream that other documents have too is run for
   * them.
   */
  private String printed(Path work, Path tools, String block) throws Exception {
    if (block.startsWith("sdedge stream ") && DocumentationIT.runs(block)) {
      return "";
    }
    String written = unpacked == null ? "" : "( -o results/\\S+)?";
    if (!block.matches("sdedge \\w+ instances/\\S+( --\\S+ \\w+)*" + written + "\n")) {
      return ran(work, tools, block);
    }
    String known = PRINTED.get(block);
    String printed = known == null ? ran(work, tools, block) : known;
    PRINTED.put(block, printed);
    return printed;
  }

  private String ran(Path work, Path tools, String commands) throws Exception {
    Path out = place.resolve("out");
    Path err = place.resolve("err");
    ProcessBuilder shell = new ProcessBuilder("sh", "-e", "-c", commands);
    shell.environment().remove("CLASSPATH");
    Path installed = unpacked == null ? work : unpacked; // has the archive of the classes
    String path = tools + ":" + installed.resolve("bin") + ":" + JAVA + ":" + System.getenv("PATH");
    shell.environment().put("PATH", path);
    shell.environment().put("JAVA_HOME", System.getProperty("java.home"));
    shell.environment().put("SDEDGE_JAVA_OPTS", String.join(" ", Program.QUICK));
    Process process =
        shell
            .directory(work.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    int code = process.waitFor();
    assertThat(code).as(commands + Files.readString(out) + Files.readString(err)).isZero();
    return Files.readString(out);
  }
}
