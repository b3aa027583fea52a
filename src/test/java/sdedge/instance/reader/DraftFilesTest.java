package sdedge.instance.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.throwable;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import sdedge.DraftsReference;
import sdedge.Json;
import sdedge.document.InvalidInputException;
import sdedge.document.Problem;
import sdedge.instance.DraftChoice;
import sdedge.instance.DraftMode;
import sdedge.instance.Instance;

/** What is refused of draft modes and shared links, where, and what is allowed instead. */
class DraftFilesTest {

  @Test
  void everyWrongFileIsRefusedAtItsPlace() throws Exception {
    Map<String, Object> files = Json.parse(Files.readString(DraftsReference.file("invalid.json")));
    List<String> tried = new ArrayList<>();
    files.forEach(
        (file, content) -> {
          if (file.startsWith("invalid-")) {
            String path = String.valueOf(Json.map(content).get("path"));
            assertThatThrownBy(() -> InstanceReader.read(DraftsReference.file(file)))
                .as(file)
                .asInstanceOf(throwable(InvalidInputException.class))
                .satisfies(
                    wrong -> {
                      assertThat(wrong.problems())
                          .as(file)
                          .anySatisfy(problem -> assertThat(problem.path()).startsWith(path));
                      assertThat(wrong.problems())
                          .as(file)
                          .allSatisfy(problem -> assertThat(problem.line()).isPositive());
                    });
            tried.add(file);
          }
        });
    assertThat(tried).hasSize(26);
  }

  @Test
  void messagesSayWhatIsAllowed() {
    assertThat(messages("invalid-link-power.yaml"))
        .anyMatch(m -> m.contains("required but missing"));
    assertThat(messages("invalid-power-without-link.yaml"))
        .anyMatch(m -> m.contains("goes with link"));
    assertThat(messages("invalid-acceptance-lacks.yaml"))
        .anyMatch(m -> m.contains("must name each mode of"));
    assertThat(messages("invalid-table-verifier.yaml")).anyMatch(m -> m.contains("needs a table"));
    assertThat(messages("invalid-link-unknown.yaml")).anyMatch(m -> m.contains("one of the links"));
    assertThat(messages("invalid-mode-model.yaml")).anyMatch(m -> m.contains("one of the models"));
    assertThat(messages("invalid-modes-7.yaml")).anyMatch(m -> m.contains("at most 6"));
  }

  /** Nothing is computed with a link that is refused. */
  @Test
  void aLinkWithoutABandIsToldOnce() {
    assertThat(messages("invalid-link-zero.yaml")).containsExactly("0 must be > 0");
  }

  private static List<String> messages(String file) {
    try {
      InstanceReader.read(DraftsReference.file(file));
    } catch (InvalidInputException e) {
      return e.problems().stream().map(Problem::message).toList();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
    throw new AssertionError(file + " is not refused");
  }

  @Test
  void modesTakeWhatTheyDoNotSayFromTheirNode() throws Exception {
    Instance instance = InstanceReader.read(DraftsReference.file("case-020.yaml"));
    DraftMode ids = instance.drafters().get(1).mode("ids");
    assertThat(ids.model()).isEqualTo(instance.drafters().get(1).node().model());
    assertThat(ids.bitsPerDraftToken()).isEqualTo(32);
    DraftMode own = instance.drafters().get(1).mode("mbs");
    assertThat(own.isAtVerifier()).isTrue();
    assertThat(own.passOverheadS()).isEqualTo(0.001);
    DraftMode other = instance.drafters().get(0).mode("mbs");
    assertThat(other.passOverheadS()).isEqualTo(instance.verifier().passOverheadS());
    assertThat(instance.drafters().get(0).has(new DraftChoice("probs", 1))).isFalse();
    assertThat(instance.drafters().get(0).has(new DraftChoice("probs", 0))).isTrue();
  }
}
