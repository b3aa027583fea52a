package sdedge.document.tree;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sdedge.document.tree.YamlText.FlowTabs;

/** Tabs are written as T here, spaces that replace them as _. */
class FlowTabsTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      value = {
        "{TaT:T1T}, {_a_:_1_}",
        "T[T]T, _[_]_",
        "{\"aTb\"T:1}, {\"aTb\"_:1}",
        "{\"a\\\"T\"T:1}, {\"a\\\"T\"_:1}",
        "{'T'T:1}, {'T'_:1}",
        "{it'sT:T1}, {it's_:_1}",
        "{a: 1T#TnoteT}, {a: 1_#TnoteT}",
        "a:T1, a:T1"
      })
  void onlyTabsBetweenTokensOfFlowDocumentsAreReplaced(String before, String after) {
    assertThat(FlowTabs.replaced(before.replace('T', '\t')))
        .isEqualTo(after.replace('T', '\t').replace('_', ' '));
  }
}
