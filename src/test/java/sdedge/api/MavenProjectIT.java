package sdedge.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The project of the guide use-it-from-java, built by Maven against the jar. */
class MavenProjectIT {
  private static final Path JAR = Path.of("target/sdedge.jar");
  private static final String REPOSITORY = System.getProperty("user.home") + "/.m2/repository";

  @TempDir private Path project;

  @Test
  void isBuiltAndPrintsWhatTheGuideSays() throws Exception {
    assumeTrue(Files.exists(JAR), "the jar is not packaged");
    assumeTrue(hasMaven(), "mvn is not on the PATH");
    String guide = Files.readString(Path.of("docs/guides/use-it-from-java.md"));
    Path sources = Files.createDirectories(project.resolve("src/main/java"));
    Files.writeString(sources.resolve("Planner.java"), block(guide, "java"));
    Files.writeString(project.resolve("pom.xml"), block(guide, "xml"));
    Path instances = Files.createDirectories(project.resolve("instances"));
    Files.copy(Path.of("instances/quickstart.yaml"), instances.resolve("quickstart.yaml"));

    maven(Path.of(""), "install:install-file", "-Dfile=" + JAR, "-DpomFile=pom.xml");
    Matcher run = Pattern.compile("`mvn (-q compile exec:java [^`]+)`").matcher(guide);
    assertThat(run.find()).isTrue();
    String printed = maven(project, run.group(1).split(" "));

    assertThat(printed).isEqualTo(block(guide, "text"));
  }

  private static boolean hasMaven() {
    return Pattern.compile(File.pathSeparator)
        .splitAsStream(System.getenv("PATH"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "mvn")));
  }

  private static String block(String page, String language) {
    Matcher block = Pattern.compile("(?s)```" + language + "\n(.*?)```").matcher(page);
    assertThat(block.find()).as(language).isTrue();
    return block.group(1);
  }

  /** Into a repository of its own, which sees the usual one behind it. */
  private String maven(Path folder, String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                "mvn",
                "-B",
                "-q",
                "-Dmaven.repo.local=" + project.resolve("repository"),
                "-Dmaven.repo.local.tail=" + REPOSITORY,
                "-Dmaven.repo.local.tail.ignoreAvailability=true"));
    command.addAll(List.of(arguments));
    Path out = project.resolve("out.txt");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
    Process process =
        builder
            .directory(folder.toAbsolutePath().toFile())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    String printed = Files.readString(out);
    assertThat(process.exitValue()).as(printed).isZero();
    return printed;
  }
}
