package sdedge.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of docs/api.md, as it stands there, does what it says. */
class ApiDocumentIT {
  private static final Pattern EXAMPLE = Pattern.compile("(?s)```java\n(.*?)```");
  private static final Pattern PRINTED = Pattern.compile("(?s)prints\n\n```\n(.*?)```");

  @TempDir private Path folder;

  @Test
  void theExampleCompilesRunsAndPrintsWhatThePageSays() throws Exception {
    String page = Files.readString(Path.of("docs/api.md"));
    String example = first(EXAMPLE, page);
    Path source = folder.resolve("Example.java");
    Files.writeString(source, example);

    ByteArrayOutputStream messages = new ByteArrayOutputStream();
    int failed =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                messages,
                messages,
                "-proc:none",
                "-Xlint:all,-classfile,-path,-options",
                "-Werror",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                folder.toString(),
                source.toString());

    assertThat(failed).as(messages.toString(StandardCharsets.UTF_8)).isZero();
    assertThat(example.lines().count()).isLessThanOrEqualTo(32);
    assertThat(run()).isEqualTo(first(PRINTED, page));
    assertThat(folder.resolve("first/schedule.csv")).isNotEmptyFile();
  }

  private String run() throws Exception {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
      System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
      String[] argv = {folder.resolve("first").toString()};
      loader.loadClass("Example").getMethod("main", String[].class).invoke(null, (Object) argv);
    } catch (InvocationTargetException e) {
      throw new AssertionError(e.getCause());
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
    return printed.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
  }

  private static String first(Pattern pattern, String page) {
    Matcher matcher = pattern.matcher(page);
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }
}
