package sdedge.report;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a page shows, in this order; at least one of something.
 *
 * @param byKind by the name of what directories hold, such as {@code results}: of each what it is
 *     by name, its {@code directory} first, then documents and tables of its files
 */
public record PageContent(Map<String, List<Map<String, @Nullable Object>>> byKind) {
  private Stream<String> directories() {
    return byKind.values().stream()
        .flatMap(List::stream)
        .map(each -> String.valueOf(each.get("directory")));
  }

  /** The first directory. */
  public String first() {
    return directories().findFirst().orElseThrow();
  }

  /** The names of all directories. */
  String title() {
    return directories().collect(Collectors.joining(", "));
  }
}
