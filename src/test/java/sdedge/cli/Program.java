package sdedge.cli;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Runs commands in processes of their own, which start fast unless said otherwise. Standard output
 * and error go to files of a folder.
 */
final class Program {
  /** Options of Java with which short runs start faster. */
  static final List<String> QUICK =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto");

  private static final String MAIN = "sdedge.cli.Main";
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();
  private static final List<String> FROM_JAR = fromJar();
  private static final long HANG_S = 180;

  private final Path folder;
  private final List<String> javaOptions = new ArrayList<>();
  private final List<String> prefix = new ArrayList<>();
  private String java = JAVA;

  Program(Path folder) {
    this(folder, QUICK);
  }

  private Program(Path folder, List<String> options) {
    this.folder = folder;
    javaOptions.addAll(options);
    javaOptions.add("-Dsdedge.cache=" + System.getProperty("sdedge.cache"));
  }

  /** With the compilers and the collector that Java takes by itself, for long runs. */
  static Program usual(Path folder) {
    return new Program(folder, List.of());
  }

  /** Adds options of Java. */
  Program with(String... options) {
    javaOptions.addAll(List.of(options));
    return this;
  }

  /** Whether an option of Java is given. */
  boolean has(String option) {
    return javaOptions.contains(option);
  }

  /** Starts the program by a command that ends with {@code exec "$@"}. */
  Program after(String shell) {
    prefix.addAll(List.of("sh", "-c", shell, "sh"));
    return this;
  }

  /** Another Java. */
  Program java(String executable) {
    java = executable;
    return this;
  }

  Path out() {
    return folder.resolve("out.txt");
  }

  String err() throws IOException {
    return Files.readString(folder.resolve("err.txt"));
  }

  Process start(Object... argv) throws IOException {
    return started(java.equals(JAVA) ? FROM_JAR : List.of(), MAIN, argv);
  }

  /**
   * Options of Java for the jar and an archive of its classes, made once for all processes of the
   * tests, with which a short start takes three quarters of the time; none where no jar was built.
   */
  private static List<String> fromJar() {
    String jar = System.getProperty("sdedge.jar", "");
    if (jar.isEmpty()) {
      return List.of();
    }
    Path archive = Path.of(jar).resolveSibling("tested-classes.jsa");
    List<String> use =
        List.of("-Xshare:auto", "-Xlog:disable", "-Xlog:all=error:stderr", "-cp", jar);
    try {
      if (Files.notExists(archive)
          || Files.getLastModifiedTime(archive).compareTo(Files.getLastModifiedTime(Path.of(jar)))
              < 0) {
        archiveClasses(archive, use);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    List<String> options = new ArrayList<>(List.of("-XX:SharedArchiveFile=" + archive));
    options.addAll(use);
    return options;
  }

  private static void archiveClasses(Path archive, List<String> use)
      throws IOException, InterruptedException {
    Path fresh = Files.createTempFile(archive.getParent(), "tested-classes", ".jsa");
    List<String> dump = new ArrayList<>(List.of(JAVA, "-XX:ArchiveClassesAtExit=" + fresh));
    dump.addAll(QUICK);
    dump.addAll(use);
    dump.addAll(List.of(MAIN, "solve", "instances/quickstart.yaml"));
    new ProcessBuilder(dump)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
    Files.move(fresh, archive, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Starts another main class. */
  Process startMain(String mainClass, Object... argv) throws IOException {
    return started(List.of(), mainClass, argv);
  }

  private Process started(List<String> classes, String mainClass, Object... argv)
      throws IOException {
    List<String> command = new ArrayList<>(prefix);
    command.add(java);
    command.addAll(
        classes.isEmpty() ? List.of("-cp", System.getProperty("java.class.path")) : classes);
    command.addAll(javaOptions);
    command.add(mainClass);
    Arrays.stream(argv).map(Object::toString).forEach(command::add);
    return new ProcessBuilder(command)
        .redirectOutput(out().toFile())
        .redirectError(folder.resolve("err.txt").toFile())
        .start();
  }

  /** Runs a command to its end; its exit code. */
  int run(Object... argv) throws Exception {
    return ended(start(argv));
  }

  /** Waits for the end; the exit code. */
  static int ended(Process process) throws InterruptedException {
    try {
      assertThat(process.waitFor(HANG_S, SECONDS)).as("ended within " + HANG_S + " s").isTrue();
    } finally {
      process.destroyForcibly();
    }
    return process.exitValue();
  }

  /** Sends a signal such as {@code INT}. */
  static void signal(String name, Process process) throws Exception {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }
}
