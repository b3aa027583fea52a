package sdedge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The map from the model to the code names what there is. */
class CodeMapTest {
  private static final Path SOURCES = Path.of("src/main/java/sdedge");
  private static final Pattern CLASS = Pattern.compile("`([a-z][a-z./]*/[A-Z]\\w+)`");
  private static final Pattern SECTION = Pattern.compile("(?m)^\\| (\\d+) \\|");

  @Test
  void everyClassNamedExists() throws IOException {
    List<String> named = named(CLASS);

    assertThat(named).hasSizeGreaterThan(40);
    assertThat(named).allSatisfy(name -> assertThat(SOURCES.resolve(name + ".java")).exists());
  }

  @Test
  void everySectionOfTheModelHasAPlace() throws IOException {
    List<String> sections = IntStream.rangeClosed(1, 15).mapToObj(Integer::toString).toList();

    assertThat(named(SECTION)).containsAll(sections).isSubsetOf(sections);
  }

  private static List<String> named(Pattern pattern) throws IOException {
    return pattern
        .matcher(Files.readString(Path.of("docs/code-map.md")))
        .results()
        .map(match -> match.group(1))
        .toList();
  }
}
