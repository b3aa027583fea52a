package sdedge.check.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sdedge.instance.reader.InstanceReader;

/** What all batch plans take at least where memory leaves few cohorts, against reference values. */
class MemoryOptimaAgainIT {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"14.6e9, 71.93289006323418", "14.8e9, 62.735151041454635", "15e9, 56.114042779"})
  void nothingIsBelowAnOptimumAndTheOptimumIsFound(String bytes, double optimumS) throws Exception {
    String text = Files.readString(Path.of("instances/memory-limited.yaml"));
    Path file = folder.resolve("instance.yaml");
    Files.writeString(file, text.replace("memory_bytes: 24e9", "memory_bytes: " + bytes));
    KnownOptimum known = new KnownOptimum(InstanceReader.read(file), optimumS);

    assertThat(known.below(1 - 2e-9)).isInfinite();
    assertThat(known.below(1 + 1e-6)).isCloseTo(optimumS, within(2e-9 * optimumS));
  }
}
