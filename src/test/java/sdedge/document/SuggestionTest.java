package sdedge.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {
  private static final List<String> WORDS = List.of("hidden", "kv_hidden", "layers", "id");

  @ParameterizedTest
  @CsvSource({
    "hiden, hidden",
    "hidend, hidden",
    "LAYERS, layers",
    "lay, layers",
    "kvhiden, kv_hidden"
  })
  void closeWordsAreFound(String word, String meant) {
    assertThat(Suggestion.of(word, WORDS)).isEqualTo(" Maybe `" + meant + "` was meant?");
  }

  @Test
  void farWordsAreNot() {
    assertThat(Suggestion.of("memory", WORDS)).isEmpty();
    assertThat(Suggestion.of("", WORDS)).isEmpty();
    assertThat(Suggestion.of("hiden", List.of())).isEmpty();
  }

  @Test
  void extremeInputsAreNotSearched() {
    assertThat(Suggestion.of("x".repeat(1_000_000), List.of("x".repeat(1_000_001)))).isEmpty();
    assertThat(Suggestion.of("hiden", Collections.nCopies(1001, "hidden"))).isEmpty();
  }
}
