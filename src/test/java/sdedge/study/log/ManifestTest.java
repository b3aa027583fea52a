package sdedge.study.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ManifestTest {
  private static final Map<String, String> HERE =
      Map.of("os", "Linux 6.1", "arch", "amd64", "cores", "2");
  private static final Map<String, String> THERE =
      Map.of("os", "Linux 6.2", "arch", "z80", "cores", "4");

  private static List<String> differences(String methods) {
    Map<String, String> options = Map.of(Manifest.METHODS, methods);
    return new Manifest(options, Map.of(), HERE, Map.of())
        .ofCompleteSearches()
        .differencesFrom(new Manifest(options, Map.of(), THERE, Map.of()).ofCompleteSearches());
  }

  /** They may find another plan of the same makespan. */
  @Test
  void ofSolversInNativeCodeThePlatformCounts() {
    assertThat(differences("dp,milp:scip")).containsExactly("machine arch: was z80, is amd64");
    assertThat(differences("dp")).isEmpty();
  }
}
