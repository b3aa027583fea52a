package sdedge.search.milp;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a worker is started. */
interface Launcher extends AutoCloseable {
  /** The command of a worker; {@code natives} hold the libraries of OR-Tools. */
  ProcessBuilder command();

  @Override
  default void close() {}

  /** The worker of this program. */
  static Launcher installed() {
    Natives natives = Natives.unpacked();
    return new Launcher() {
      @Override
      public ProcessBuilder command() {
        return java(natives.directory(), Worker.class.getName());
      }

      @Override
      public void close() {
        natives.close();
      }
    };
  }

  /**
   * Java as it runs here, for a short life: no files in the temporary directory or the working
   * directory, not even after a crash, and no compiler that pays off late.
   */
  static ProcessBuilder java(Path libraries, String mainClass) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-XX:-UsePerfData",
            "-XX:+ErrorFileToStderr",
            "-XX:-CreateCoredumpOnCrash",
            "-Xlog:disable",
            "-Xlog:all=error:stderr",
            "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
            "-Djava.library.path=" + libraries));
    if (Runtime.version().feature() >= 22) {
      command.add("--enable-native-access=ALL-UNNAMED");
    }
    command.add(mainClass);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("CLASSPATH", classPath());
    return builder;
  }

  /** All of the program, which may run as a module: of jars and of folders of jars. */
  private static String classPath() {
    String classes = System.getProperty("java.class.path");
    String modules = System.getProperty("jdk.module.path");
    return modules == null
        ? classes
        : Stream.concat(
                Stream.of(classes),
                Arrays.stream(modules.split(File.pathSeparator))
                    .flatMap(path -> Stream.of(path, path + File.separator + "*")))
            .collect(Collectors.joining(File.pathSeparator));
  }
}
