package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jars of {@code mvn package}, used by the module of somebody else. */
class ModuleIT {
  private static final Path JAR = Path.of("target/sdedge.jar");
  private static final Path LIBRARIES = Path.of("target/lib");
  private static final String MINE =
      """
      package mine;
      import sdedge.api.*;
      public class Mine implements Scheme {
        public String name() { return "mine"; }
        public String definition() { return "mine"; }
        public BatchPlan plan(
            PlanningInstance instance, long seed, java.util.function.BooleanSupplier stop) {
          return Sdedge.solve(instance, SolveOptions.DEFAULT).plan().get();
        }
        public static void main(String[] args) throws Exception {
          PlanningInstance instance =
              PlanningInstance.read(java.nio.file.Path.of("instances/quickstart.yaml"));
          for (String method : args) {
            SolveOptions options = SolveOptions.DEFAULT.withMethod(method).with("steps", "mean");
            boolean slow = method.startsWith("milp"); // in all orders
            System.out.println(
                Sdedge.solve(instance, slow ? options.with("order", "output-desc") : options));
          }
        }
      }
      """;

  @TempDir private Path folder;

  @BeforeEach
  void thereAreJars() {
    assumeTrue(Files.exists(JAR), "no jar: mvn verify makes one");
  }

  private record Ended(int code, String text) {}

  private static Ended run(String tool, List<String> arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", tool).toString());
    Program.QUICK.forEach(option -> command.add(tool.equals("java") ? option : "-J" + option));
    command.addAll(arguments);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), text);
  }

  /** Those libraries whose names can be names of modules, or the others. */
  private static String libraries(boolean modules) throws IOException {
    try (Stream<Path> files = Files.list(LIBRARIES)) {
      return files
          .map(Path::toString)
          .filter(file -> file.contains("-x86-64-") != modules)
          .sorted()
          .collect(Collectors.joining(java.io.File.pathSeparator));
    }
  }

  private Ended compiled(String body) throws Exception {
    Path sources = Files.createDirectories(folder.resolve("source/mine"));
    Files.writeString(sources.resolve("Mine.java"), body);
    Path module = folder.resolve("source/module-info.java");
    Files.writeString(
        module, "module mine { requires sdedge; provides sdedge.api.Scheme with mine.Mine; }");
    return run(
        "javac",
        List.of(
            "-d",
            folder.resolve("mine").toString(),
            "--module-path",
            JAR + java.io.File.pathSeparator + libraries(true),
            module.toString(),
            sources.resolve("Mine.java").toString()));
  }

  @Test
  void aModuleUsesTheApiAndRegistersAScheme() throws Exception {
    Ended compiled = compiled(MINE);
    assertThat(compiled.code()).as(compiled.text()).isZero();

    Ended ran =
        run(
            "java",
            List.of(
                "-p",
                String.join(
                    java.io.File.pathSeparator,
                    JAR.toString(),
                    folder.resolve("mine").toString(),
                    libraries(true)),
                "-cp",
                libraries(false),
                "-m",
                "mine/mine.Mine",
                "dp",
                "milp:highs",
                "mine"));

    assertThat(ran.code()).as(ran.text()).isZero();
    List<String> lines = ran.text().lines().toList();
    assertThat(lines).hasSize(3);
    assertThat(lines.get(0)).startsWith("dp: optimal over all batch plans, 5.50");
    assertThat(lines.get(1)).startsWith("milp:highs: ").contains(" 5.50");
    assertThat(lines.get(2))
        .isEqualTo(lines.get(0).replace("dp: optimal over all batch plans", "mine: feasible"));
  }

  @Test
  void nothingElseIsExported() throws Exception {
    Ended compiled = compiled(MINE.replace("import sdedge.api.*;", "import sdedge.plan.Plan;\n"));

    assertThat(compiled.code()).isEqualTo(1);
    assertThat(compiled.text()).contains("package sdedge.plan is not visible");
  }

  @Test
  void sourcesStandBesideTheJar() throws Exception {
    try (JarFile sources = new JarFile("target/sdedge-sources.jar")) {
      assertThat(sources.getEntry("sdedge/api/Sdedge.java")).isNotNull();
    }
  }

  @Test
  void documentationOfWhatProgramsUseStandsBesideTheJar() throws Exception {
    Path made = Path.of("target/sdedge-javadoc.jar");
    assumeTrue(Files.exists(made), "only mvn verify -Pchecks makes it");
    try (JarFile pages = new JarFile(made.toFile())) {
      assertThat(pages.getEntry("sdedge/api/Sdedge.html")).isNotNull();
      assertThat(pages.stream().map(Object::toString))
          .filteredOn(name -> name.startsWith("sdedge/") && name.endsWith(".html"))
          .allSatisfy(name -> assertThat(name).startsWith("sdedge/api/"))
          .doesNotContain("sdedge/api/RegisteredSchemes.html");
    }
  }
}
