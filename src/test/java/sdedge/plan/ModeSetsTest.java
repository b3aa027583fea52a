package sdedge.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sdedge.instance.Instance;
import sdedge.instance.reader.InstanceReader;

class ModeSetsTest {
  @TempDir private Path folder;

  /**
   * With another memory of the verifier: 16.1 GB of weights, 2.5 and 2.3 of two drafters beside.
   */
  private List<Set<String>> sets(String verifierBytes) throws Exception {
    String text = Files.readString(Path.of("instances/drafts/l4-a100-modes.yaml"));
    Path file = folder.resolve("i.yaml");
    Files.writeString(file, text.replace("memory_bytes: 80e9", "memory_bytes: " + verifierBytes));
    Instance instance = InstanceReader.read(file);
    return ModeSets.distinctInMemory(instance, ModeSets.names(instance));
  }

  @Test
  void oneSetIsEnoughWhereAllTasksFitAtOnce() throws Exception {
    assertThat(sets("80e9")).containsExactly(Set.of("edge", "co-located", "block"));
    assertThat(sets("1e15")).containsExactly(Set.of("edge", "co-located", "block"));
  }

  /** Each set leaves other room for caches; those without any are told apart, too. */
  @Test
  void weightsThatLeaveLessRoomAreToldApart() throws Exception {
    assertThat(sets("22e9"))
        .contains(Set.of("edge", "co-located", "block"), Set.of("co-located"), Set.of("block"))
        .contains(Set.of("edge"));
  }
}
