package sdedge.document.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sdedge.document.NumberRange;
import sdedge.document.Problem;
import sdedge.document.Problems;
import sdedge.document.TextRule;

/** {@link Document#parseJson}, which takes JSON and nothing else. */
class JsonDocumentTest {
  private final Problems problems = new Problems("f");

  private ValueReader parse(String text) {
    return Document.parseJson(problems, text.getBytes(StandardCharsets.UTF_8));
  }

  private List<String> found() {
    return problems.sorted().stream().map(Problem::toString).toList();
  }

  @Test
  void valuesAreReadByTheirTypes() {
    ObjectReader reader =
        parse("{\"a\": \"x\\n\\u00e4\", \"b\": -2e1, \"c\": true, \"d\": [null, {}]}").object();

    assertThat(reader.text("a", TextRule.ANY)).isEqualTo("x\nä");
    assertThat(reader.number("b", NumberRange.FINITE)).isEqualTo(-20);
    assertThat(reader.bool("c", false)).isTrue();
    assertThat(reader.list("d", 2, 2)).extracting(ValueReader::isNull).containsExactly(true, false);
    assertThat(reader.required("a").quoted()).isEqualTo("x\nä");
    assertThat(reader.required("a").plain()).isNull();
    assertThat(reader.required("b").plain()).isEqualTo("-2e1");
    assertThat(reader.required("b").quoted()).isNull();
    reader.finish();
    assertThat(found()).isEmpty();
  }

  @Test
  void problemsHaveTheirPlaces() {
    ObjectReader reader = parse("{\n \"a\": {\"b\": [1,\n \"2\"]}}").object();

    reader.object("a").list("b", 0, 9).forEach(item -> item.integer(0, 9));
    reader.required("c").reject("anything");
    assertThat(found())
        .containsExactly(
            "f:1:1: c: required but missing: anything",
            "f:3:2: a.b[1]: \"2\" must be an integer from 0 to 9 without quotes");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a: 1|f:1:1: not valid JSON: 'a' is no value; values are objects, lists, texts",
        "{'a': 1}|f:1:2: not valid JSON: a key in double quotes, or }, must stand here",
        "{\"a\": 01}|f:1:8: not valid JSON: numbers are written as -1.5e3 or 20",
        "{\"a\": NaN}|f:1:10: not valid JSON: 'NaN' is no value; numbers are finite",
        "{\"a\": -Infinity}|not valid JSON: '-Infinity' is no value; numbers are finite",
        "{\"a\": +1}|not valid JSON: numbers are written as -1.5e3 or 20",
        "{\"a\" 1}|f:1:6: not valid JSON: a colon must stand here",
        "{\"a\": 1 2}|f:1:9: not valid JSON: a comma, or the end of what is open, must stand",
        "{\"a\": \"\\q\"}|not valid JSON: a \\ in a text begins one of",
        "{\"a\": \"\t\"}|not valid JSON: in a text a line break is \\n, a tab \\t",
        "{\"a\": /* */ 1}|f:1:7: not valid JSON: this cannot stand here; values are objects",
        "{\"a\": .5}|f:1:7: not valid JSON: this cannot stand here; values are objects",
        "{\"a\": 1,}|f:1:9: not valid JSON: a key in double quotes, or }, must stand here",
        "{\"a\": 1|not valid JSON: it ends before every object",
        "{} {}|f:1:4: a second value begins here",
        "{\"a\": 1, \"a\": 2}|f:1:10: a: duplicate key, first on line 1",
        "[{\"x\": {\"a\": 1, \"\\u0061\": 2}}]|[0].x.a: duplicate key",
        "` `|f:1:1: the file is empty"
      })
  void whatIsNoJsonIsRefused(String text, String problem) {
    parse(text);

    assertThat(found()).singleElement().asString().contains(problem);
    assertThat(found().toString()).doesNotContainPattern("Json[A-Z]|enable|token|marker|CTRL");
  }

  @Test
  void whatIsTooLargeIsSaidWithWhatIsAllowed() {
    parse("[" + "1".repeat(1001) + "]");

    assertThat(found())
        .singleElement()
        .asString()
        .contains("not valid JSON: too large: numbers have at most 1,000 digits");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE", "ISO-8859-1"})
  void onlyUtf8IsRead(String charset) {
    byte[] bytes = "{\"a\": \"é\"}".getBytes(Charset.forName(charset));

    assertThat(Document.parseJson(problems, bytes).isKnown()).isFalse();
    assertThat(found()).hasSize(1);
  }

  @Test
  void aByteOrderMarkIsNoJson() {
    assertThat(parse("\uFEFF{}").isKnown()).isFalse();
  }

  /** What a run of many tasks wrote is read, however much it is. */
  @Test
  void objectsMayHaveVeryManyKeys() {
    String entries =
        IntStream.range(0, 120_000)
            .mapToObj(i -> "\"u" + i + "\":1")
            .collect(Collectors.joining(","));

    assertThat(parse("{" + entries + "}").size()).isEqualTo(120_000);
    assertThat(found()).isEmpty();
  }
}
