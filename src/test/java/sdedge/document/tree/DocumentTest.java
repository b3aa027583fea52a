package sdedge.document.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sdedge.document.NumberRange;
import sdedge.document.Problem;
import sdedge.document.Problems;
import sdedge.document.TextRule;

class DocumentTest {
  private final Problems problems = new Problems("f");

  private ValueReader parse(String text) {
    return Document.parse(problems, text.getBytes(StandardCharsets.UTF_8));
  }

  private List<String> lines() {
    return problems.sorted().stream().map(Problem::toString).toList();
  }

  @Test
  void valuesAreReadByTheirTypes() {
    ObjectReader reader = parse("{a: x, b: 2, c: 0.5, d: true, e: [1, 2], f: {g: -1}}").object();

    assertThat(reader.text("a", TextRule.NAME)).isEqualTo("x");
    assertThat(reader.integer("b", 0, 9)).isEqualTo(2);
    assertThat(reader.integer("absent", 0, 9, 7)).isEqualTo(7);
    assertThat(reader.number("c", NumberRange.POSITIVE)).isEqualTo(0.5);
    assertThat(reader.number("absent", NumberRange.POSITIVE, 1)).isEqualTo(1);
    assertThat(reader.bool("d", false)).isTrue();
    assertThat(reader.bool("absent", true)).isTrue();
    assertThat(reader.list("e", 1, 2)).extracting(v -> v.integer(1, 2)).containsExactly(1, 2);
    assertThat(reader.object("f").integer("g", -1, 0)).isEqualTo(-1);
    reader.finish();
    assertThat(lines()).isEmpty();
  }

  @Test
  void nullIsRecognised() {
    ObjectReader reader = parse("{a: null, b: , c: 'null', d: {}}").object();

    assertThat(List.of("a", "b", "c", "d", "absent"))
        .extracting(key -> reader.required(key).isNull())
        .containsExactly(true, true, false, false, false);
    assertThat(lines()).isEmpty();
  }

  @Test
  void missingObjectsAreReportedOnceAndReadAsPlaceholders() {
    ObjectReader missing = parse("a: 1").object().object("b");

    assertThat(missing.integer("c", 3, 4)).isEqualTo(3);
    assertThat(missing.number("d", NumberRange.FINITE)).isNaN();
    assertThat(missing.text("e", TextRule.NAME)).isEmpty();
    assertThat(missing.list("f", 1, 2)).isEmpty();
    missing.finish();
    assertThat(lines()).containsExactly("f:1:1: b: required but missing: a mapping");
  }

  @Test
  void placeholdersOfReportedValuesCountAsProblems() {
    ObjectReader reader = parse("a: &x 1\nb: *x\n").object();
    int before = problems.count();

    assertThat(reader.number("b", NumberRange.FINITE)).isNaN();
    assertThat(problems.count()).isGreaterThan(before);
    assertThat(problems.sorted()).hasSize(2);
  }

  @Test
  void duplicateKeysKeepTheFirstValue() {
    assertThat(parse("a: 1\nb: 2\na: 3\n").object().integer("a", 0, 9)).isEqualTo(1);
    assertThat(lines()).containsExactly("f:3:1: a: duplicate key, first on line 1");
  }

  @Test
  void nestingOf32IsAllowedAndOf33Not() {
    parse("[".repeat(32) + "]".repeat(32));
    assertThat(lines()).isEmpty();
    parse("[".repeat(33) + "]".repeat(33));
    assertThat(lines()).singleElement().asString().endsWith("nesting is deeper than 32");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{", "- ", "? ", "!a [", "&a ["})
  void noNestingOverflowsTheStack(String opening) {
    parse(opening.repeat(1_000_000));

    assertThat(problems.count()).isPositive();
  }

  @Test
  void manyProblemsAreCounted() {
    parse("[" + "!t 1, ".repeat(10_005) + "1]");

    assertThat(problems.sorted()).hasSize(10_001);
    assertThat(lines()).last().isEqualTo("f: and 5 more problems");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a: [1\n", "a: 'x\n", "a: b: c\n", "a: `x\n", "%BAD\n", "a: |x\n", "]\n"})
  void syntaxErrorsHaveAPlace(String text) {
    parse(text);

    assertThat(lines())
        .singleElement()
        .asString()
        .matches("(?s)f:[1-9]:[0-9]+: .*not valid YAML.*");
  }
}
