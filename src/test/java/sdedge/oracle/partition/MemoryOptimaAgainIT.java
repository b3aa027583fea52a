package sdedge.oracle.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import sdedge.TestSeeds;
import sdedge.instance.reader.InstanceReader;

/**
 * What all batch plans take at least where memory leaves few cohorts, against reference values; of
 * the most cohorts, which takes twice as long as both others, with {@code -Dtest.draws=all}.
 */
class MemoryOptimaAgainIT {
  @TempDir private Path folder;

  static Stream<Arguments> optima() {
    Stream<Arguments> few =
        Stream.of(
            Arguments.of("14.6e9", 71.93289006323418), Arguments.of("14.8e9", 62.735151041454635));
    return TestSeeds.all()
        ? Stream.concat(few, Stream.of(Arguments.of("15e9", 56.114042779)))
        : few;
  }

  @ParameterizedTest
  @MethodSource("optima")
  void nothingIsBelowAnOptimumAndTheOptimumIsFound(String bytes, double optimumS) throws Exception {
    String text = Files.readString(Path.of("instances/memory-limited.yaml"));
    Path file = folder.resolve("instance.yaml");
    Files.writeString(file, text.replace("memory_bytes: 24e9", "memory_bytes: " + bytes));
    KnownOptimum known = new KnownOptimum(InstanceReader.read(file), optimumS);

    assertThat(known.below(1 - 2e-9)).isInfinite();
    assertThat(known.below(1 + 1e-6)).isCloseTo(optimumS, within(2e-9 * optimumS));
  }
}
