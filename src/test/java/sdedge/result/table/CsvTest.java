package sdedge.result.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sdedge.study.experiment.TrialInputs;

class CsvTest {
  /** A formula would be run by whoever opens the table. */
  @ParameterizedTest
  @ValueSource(strings = {"=1+2.yaml", "+x.yaml", "-x.yaml", "@x.yaml", "=a/b.yaml"})
  void pathsAreNoFormulas(String path) throws Exception {
    assertThat(Csv.path(path)).isEqualTo("./" + path);
    assertThat(TrialInputs.files(List.of(path))).containsExactly("./" + path);
  }

  @ParameterizedTest
  @CsvSource({"x.yaml", "a/=b.yaml", "/=x", "./=x.yaml", "-", "!x", "é.yaml"})
  void otherPathsStay(String path) {
    assertThat(Csv.path(path)).isEqualTo(path);
  }
}
