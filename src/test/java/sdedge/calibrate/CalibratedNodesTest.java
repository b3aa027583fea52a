package sdedge.calibrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nodes without tasks are told from instances by their keys, however these are written. */
class CalibratedNodesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "verifier: {id: mbs}\n",
        "{\"verifier\": {\"id\": \"mbs\"}}",
        "'verifier': {id: mbs}",
        "  verifier:\n    tasks: 3\n"
      })
  void nodesHaveAVerifierAndNoTasks(String text) {
    assertThat(CalibratedNodes.isOne(text.getBytes(StandardCharsets.UTF_8))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "verifier: {id: mbs}\ntasks: []\n",
        "{\"tasks\": [], \"verifier\": {}}",
        "name: |\n  a\nmodels: {verifier: {}}\n",
        "[verifier]",
        "verifier: {",
        ""
      })
  void othersAreNone(String text) {
    assertThat(CalibratedNodes.isOne(text.getBytes(StandardCharsets.UTF_8))).isFalse();
  }
}
