package sdedge.result.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static sdedge.result.table.Table.column;
import static sdedge.result.table.Table.key;
import static sdedge.result.table.Table.omitIfEmpty;
import static sdedge.result.table.Table.omitIfNull;
import static sdedge.result.table.Table.optional;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sdedge.document.Problem;
import sdedge.document.Problems;
import sdedge.document.tree.Document;
import sdedge.document.tree.ObjectReader;
import sdedge.document.tree.ValueReader;
import sdedge.instance.Pipeline;

/** What a description writes, it reads; and it reads nothing else. */
class TableTest {
  private static final Table<Part> PART =
      Table.of(Table.text("name", Part::name), optional(column("size", Part::size)));

  private static final Table<Whole> WHOLE =
      Table.of(
          key("kind", Kind.oneOf("whole"), whole -> "whole"),
          key("pipeline", Kind.oneOf((Object[]) Pipeline.values()), Whole::pipeline),
          column("count", whole -> whole.parts.size()),
          key("right", Kind.TRUTH, whole -> true),
          optional(key("first", PART, whole -> whole.parts.isEmpty() ? null : whole.parts.get(0))),
          key("parts", Kind.list(PART), Whole::parts),
          key("rows", Kind.list(Kind.list(Kind.NUMBER)), whole -> List.of(List.of(1, 2.5))),
          key("names", Kind.map(Kind.WORD), whole -> whole.names),
          key("options", Kind.map(Kind.SCALAR), whole -> whole.options),
          omitIfEmpty(Table.text("note", Whole::note)),
          omitIfEmpty(key("others", Kind.map(Kind.WORD), whole -> whole.names)),
          omitIfNull(key("list", Kind.list(Kind.WORD), Whole::list)));

  private record Part(String name, @Nullable Double size) {}

  private record Whole(
      Pipeline pipeline,
      List<Part> parts,
      Map<String, String> names,
      Map<String, @Nullable Object> options,
      String note,
      @Nullable List<String> list) {}

  private static final Whole EMPTY =
      new Whole(Pipeline.ROLLING, List.of(), Map.of(), Map.of(), "", null);
  private static final Whole FULL =
      new Whole(
          Pipeline.SEQUENTIAL,
          List.of(new Part("a", 0.1), new Part("b", null)),
          Map.of("x.csv", "1f"),
          Map.of("seed", 7L),
          "told",
          List.of());

  private final Problems problems = new Problems("f");

  private static String text(Whole whole) throws IOException {
    return new String(WHOLE.file(whole).bytes(), StandardCharsets.UTF_8);
  }

  private ObjectReader reader(String json) {
    return Document.parseJson(problems, json.getBytes(StandardCharsets.UTF_8)).object();
  }

  private List<String> found() {
    return problems.sorted().stream().map(Problem::toString).toList();
  }

  @Test
  void writesAsDescribed() throws IOException {
    assertThat(text(FULL).replaceAll("\\s+", " "))
        .isEqualTo(
            "{ \"kind\": \"whole\", \"pipeline\": \"sequential\", \"count\": 2, \"right\": true,"
                + " \"first\": { \"name\": \"a\", \"size\": 0.1 },"
                + " \"parts\": [ { \"name\": \"a\", \"size\": 0.1 },"
                + " { \"name\": \"b\", \"size\": null } ], \"rows\": [ [ 1, 2.5 ] ],"
                + " \"names\": { \"x.csv\": \"1f\" }, \"options\": { \"seed\": 7 },"
                + " \"note\": \"told\", \"others\": { \"x.csv\": \"1f\" }, \"list\": [] } ");
    assertThat(text(EMPTY))
        .contains("\"first\": null", "\"parts\": []", "\"names\": {}")
        .doesNotContain("note", "others", "list");
  }

  @Test
  void readsWhatIsWritten() throws IOException {
    ObjectReader object = reader(text(FULL));
    Values values = WHOLE.read(object);
    object.finish();

    assertThat(found()).isEmpty();
    assertThat(values.get("kind", String.class)).isEqualTo("whole");
    assertThat(values.get("pipeline", Pipeline.class)).isEqualTo(Pipeline.SEQUENTIAL);
    assertThat(values.get("count", Double.class)).isEqualTo(2);
    assertThat(values.get("right", Boolean.class)).isTrue();
    assertThat(values.get("first", Values.class).byKey())
        .isEqualTo(Map.of("name", "a", "size", 0.1));
    assertThat(values.byKey().get("parts"))
        .hasToString("[Values[byKey={name=a, size=0.1}], Values[byKey={name=b, size=null}]]");
    assertThat(values.byKey().get("rows")).isEqualTo(List.of(List.of(1.0, 2.5)));
    assertThat(values.texts("names")).isEqualTo(Map.of("x.csv", "1f"));
    Object seed = Objects.requireNonNull(values.get("options", Map.class).get("seed"));
    assertThat(((ValueReader) seed).integer(0, 9)).isEqualTo(7);
    assertThat(values.has("list")).isTrue();
  }

  @Test
  void readsGaps() throws IOException {
    ObjectReader object = reader(text(EMPTY));
    Values values = WHOLE.read(object);
    object.finish();

    assertThat(found()).isEmpty();
    assertThat(List.of("first", "note", "others", "list")).noneMatch(values::has);
    assertThat(values.has("names")).isTrue();
    assertThatThrownBy(() -> values.get("note", String.class))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("note");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"kind\": \"whole\"|\"kind\": \"part\"|kind: \"part\" must be whole",
        "\"sequential\"|\"rolls\"|pipeline: \"rolls\" must be one of",
        "\"count\": 2|\"count\": \"2\"|count: \"2\" must be a finite number without quotes",
        "\"count\": 2|\"count\": null|count: null must be a finite number",
        "\"count\"|\"counts\"|count: required but missing: a finite number",
        "\"first\"|\"second\"|first: required but missing: a mapping",
        "\"right\": true|\"right\": 1|right: 1 must be true or false",
        "\"parts\": [|\"parts\": [1, |parts[0]: 1 must be a mapping",
        "\"name\": \"b\"|\"name\": 5|parts[1].name: 5 must be a text",
        "[ 1, 2.5 ]|1|rows[0]: 1 must be a list",
        "\"names\": {|\"names\": {\"y.csv\": [],|names[\"y.csv\"]: a list must be a text",
        "\"note\": \"told\"|\"note\": {}|note: a mapping must be a text"
      })
  void reportsWhatIsNotDescribed(String from, String to, String problem) throws IOException {
    String text = text(FULL);
    assertThat(text).contains(from);

    WHOLE.read(reader(text.replace(from, to)));

    assertThat(found()).singleElement().asString().contains(problem);
  }

  @Test
  void aTableOfRowsIsACsvFile() throws IOException {
    assertThat(new String(new Rows<>(PART, FULL.parts).bytes(), StandardCharsets.UTF_8))
        .isEqualTo("name,size\na,0.1\nb,\n");
    assertThat(new Rows<>(PART, FULL.parts).stream().toList()).isEqualTo(FULL.parts);
  }

  @Test
  void columnsOfOneTableServeInAnother() {
    Table<List<Part>> first =
        Table.<List<Part>>of(column("count", List::size))
            .with(
                Table.of(
                        optional(Table.text("first", Part::name)),
                        optional(column("size", Part::size)))
                    .from(parts -> parts.isEmpty() ? null : parts.get(0)));

    assertThat(first.names()).containsExactly("count", "first", "size");
    assertThat(first.values(FULL.parts)).containsExactly(2, "a", 0.1);
    assertThat(first.values(List.of())).containsExactly(0, null, null);
    assertThat(first.columns().get(1).named("other").name()).isEqualTo("other");
  }

  @Test
  void whatAColumnHoldsIsHeldToItsDescription() {
    Table<String> numbers = Table.of(column("n", text -> text));
    Table<String> always = Table.of(Table.text("w", text -> null));

    assertThatThrownBy(() -> numbers.values("x")).isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> always.values("x")).isInstanceOf(AssertionError.class);
  }
}
