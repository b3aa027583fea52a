package sdedge.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import sdedge.result.files.RunInfo;

/**
 * Where outputs that failed their check are kept: {@code NAME.refused} beside their place, without
 * {@code run.json}, so that nothing takes them for a result. What was refused there before is
 * replaced; beside anything else, or what this call reads, they get a number.
 */
final class RefusedResult {
  private static final String SUFFIX = ".refused";
  private static final int MOST = 1_000;

  private RefusedResult() {}

  /** Whether what stands at a path may be replaced. */
  @FunctionalInterface
  interface Replaceable {
    boolean is(Path there) throws IOException;
  }

  /** A place beside a target at which there is nothing, or what may be replaced. */
  static Path place(Path target, Replaceable replaceable) throws IOException {
    for (int number : IntStream.rangeClosed(1, MOST).toArray()) {
      String name = target.getFileName() + SUFFIX + (number == 1 ? "" : "-" + number);
      Path place = target.resolveSibling(name);
      if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS) || replaceable.is(place)) {
        return place;
      }
    }
    throw new IOException(target + ": " + MOST + " refused results are beside it");
  }

  /** Moves a folder of files there, and returns where that is. */
  static Path keep(Path staged, Path target, ReadFiles read) throws IOException {
    Files.deleteIfExists(staged.resolve(RunInfo.FILE));
    Set<String> names = names(staged);
    Path place =
        place(
            target,
            there ->
                Files.isDirectory(there, LinkOption.NOFOLLOW_LINKS)
                    && names.containsAll(names(there))
                    && read.in(there) == null);
    if (Files.exists(place)) {
      for (Path file : entries(place)) {
        Files.delete(file);
      }
      Files.delete(place);
    }
    Files.move(staged, place);
    return place;
  }

  private static Set<String> names(Path folder) throws IOException {
    return entries(folder).stream()
        .map(entry -> entry.getFileName().toString())
        .collect(Collectors.toSet());
  }

  private static List<Path> entries(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.toList();
    }
  }
}
