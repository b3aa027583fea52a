package sdedge.oracle.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import sdedge.document.Problems;
import sdedge.document.tree.Document;
import sdedge.document.tree.ObjectReader;

class ExpectedTest {
  private final Findings findings = new Findings();
  private final Problems problems = new Problems("f.json");

  private static boolean held(Expected expected, String field) {
    return expected.isHeldBy().test(field);
  }

  @Test
  void fieldsOfTablesAreHeldToTheirTextOrTheirNumber() {
    assertThat(held(Expected.of("a"), "a")).isTrue();
    assertThat(held(Expected.of("a"), "b")).isFalse();
    assertThat(held(Expected.NOTHING, "")).isTrue();
    assertThat(held(Expected.NOTHING, "0")).isFalse();
    assertThat(held(Expected.of(3), "3")).isTrue();
    assertThat(held(Expected.of(3), "3.0")).isFalse();
    assertThat(held(Expected.of(3.0), "3e0")).isTrue();
    assertThat(held(Expected.of(3.0), "3.000000002")).isTrue();
    assertThat(held(Expected.of(3.0), "3.00000001")).isFalse();
    assertThat(held(Expected.near(3.0, 0.1), "3.05")).isTrue();
    assertThat(held(Expected.near(null, 0.1), "")).isTrue();
    assertThat(List.of("", "NaN", "Infinity", "0x1p0", "1d", " 1", "1e999"))
        .noneMatch(field -> held(Expected.between(-1e308, 1e308, 0), field));
    assertThat(held(Expected.between(1, 2, 0), "0.9999999999")).isTrue();
    assertThat(held(Expected.between(1, 2, 0), "2.01")).isFalse();
    assertThat(held(Expected.between(1, 2, 0.1), "2.01")).isTrue();
    assertThat(held(Expected.names(Set.of("a", "b")), "b a")).isTrue();
    assertThat(List.of("", "a", "a a", "a b c", "a  b", "a b "))
        .noneMatch(field -> held(Expected.names(Set.of("a", "b")), field));
    assertThat(held(Expected.names(Set.of()), "")).isTrue();
    assertThat(held(Expected.atLeast(1), "1")).isTrue();
    assertThat(List.of("0", "1.5", "1e3", "")).noneMatch(f -> held(Expected.atLeast(1), f));
    assertThat(held(Expected.atLeast(Long.MIN_VALUE), String.valueOf(Long.MIN_VALUE))).isTrue();
  }

  @Test
  void onlyTextsOfJsonAreInQuotes() {
    String json =
        "{\"text\": \"1\", \"number\": 1, \"null\": null, \"object\": {}, \"empty\": \"\"}";
    ObjectReader object =
        Document.parseJson(problems, json.getBytes(StandardCharsets.UTF_8)).object();

    Expected.of("1").check(findings, object.required("text"));
    Expected.of("").check(findings, object.required("empty"));
    Expected.of(1).check(findings, object.required("number"));
    Expected.of(1.0).check(findings, object.required("number"));
    Expected.NOTHING.check(findings, object.required("null"));
    findings.add(problems);
    assertThat(findings.differences()).isEmpty();
    assertThat(findings.numbers()).isEqualTo(2);

    Expected.of(1).check(findings, object.required("text"));
    Expected.of("1").check(findings, object.required("number"));
    Expected.NOTHING.check(findings, object.required("empty"));
    Expected.between(2, 3, 0).check(findings, object.required("null"));
    Expected.of(2).check(findings, object.required("object"));
    Expected.NOTHING.check(findings, object.required("number"));
    Expected.of("x").check(findings, object.required("absent"));
    findings.add(problems);
    assertThat(findings.differences())
        .containsExactlyInAnyOrder(
            new Difference("f.json", null, "text", "1", "\"1\""),
            new Difference("f.json", null, "number", "1", "1"),
            new Difference("f.json", null, "empty", "null", "\"\""),
            new Difference("f.json", null, "null", "from 2.0 to 3.0", "null"),
            new Difference("f.json", null, "object", "2", "a mapping"),
            new Difference("f.json", null, "number", "null", "1"),
            new Difference("f.json", null, "absent", "required but missing: x", ""));
    assertThat(findings.numbers()).isEqualTo(5);
  }
}
