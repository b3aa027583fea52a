package sdedge.study.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sdedge.RandomBatching;
import sdedge.RandomInstances;
import sdedge.TestSeeds;
import sdedge.instance.Instance;
import sdedge.instance.Serving;
import sdedge.instance.reader.InstanceReader;

/** What programs are given is the whole instance. */
class InstanceJsonIT {
  @TempDir private Path folder;

  private Instance readBack(Instance instance) throws Exception {
    return InstanceReader.parse("written", InstanceJson.of(instance, folder), Path.of("nowhere"));
  }

  private static List<Path> shipped() throws Exception {
    try (Stream<Path> files = Files.walk(Path.of("instances"), 2)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .filter(file -> !file.toString().contains("calibrated"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void shippedInstancesAreReadBackEqual(Path file) throws Exception {
    Instance instance = InstanceReader.read(file);

    assertThat(readBack(instance)).usingRecursiveComparison().isEqualTo(instance);
  }

  private static Serving serving(Random random) {
    int budget = random.nextBoolean() ? Serving.UNLIMITED : 1 + random.nextInt(9000);
    return new Serving(budget, random.nextBoolean(), random.nextInt(3) * 1e-3);
  }

  @Test
  void randomInstancesAreReadBackEqual() {
    TestSeeds.each(
        InstanceJsonIT.class,
        60,
        random -> {
          Instance drawn = new RandomInstances(random).drafters(1 + random.nextInt(3)).next();
          Instance batched = RandomBatching.of(random, drawn);
          Instance instance = batched.with(serving(random));

          assertThat(readBack(instance)).usingRecursiveComparison().isEqualTo(instance);
        });
  }
}
