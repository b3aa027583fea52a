package sdedge.instance.reader;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sdedge.document.NumberRange;
import sdedge.document.Problems;
import sdedge.document.TextRule;
import sdedge.document.csv.CsvColumn;
import sdedge.document.csv.CsvTable;
import sdedge.document.csv.CsvTable.CsvRow;
import sdedge.document.tree.ObjectReader;
import sdedge.document.tree.References;
import sdedge.document.tree.ValueReader;
import sdedge.instance.Acceptance;
import sdedge.instance.AnswerLaw;
import sdedge.instance.Drafter;

/** Binds {@code answers}, classes of answers by name, and what tasks say of theirs. */
final class AnswersBinder {
  static final int OUTCOMES = 1_000;
  private static final int CLASSES = 10_000;
  private static final int MOST = Integer.MAX_VALUE;

  private final int maxLength;
  private final NamedFiles<List<Row>> files;
  private final Map<String, List<Row>> classes = new LinkedHashMap<>(); // empty if unreadable
  private final Map<Key, AnswerLaw> laws = new HashMap<>();
  private References references = new References("answers", List.of(), true);

  /**
   * One outcome as it is written.
   *
   * @param acceptance null where tasks say it
   */
  record Row(int outputTokens, @Nullable Acceptance acceptance, double weight) {}

  /** What the law of a task depends on. */
  private record Key(String name, int most, @Nullable Acceptance own, List<String> modes) {}

  /**
   * @param maxLength l_max
   * @param folder what the names of files are relative to
   * @param sha256 by path, to which those of the files are added
   */
  AnswersBinder(int maxLength, Path folder, Map<String, String> sha256) {
    this.maxLength = maxLength;
    files = new NamedFiles<>(folder, "file", List.of(), AnswersCsv::rows, sha256);
  }

  /** Reads the classes. */
  void declare(ValueReader answers) {
    Map<String, ValueReader> entries = answers.object().entries(TextRule.NAME, CLASSES);
    entries.forEach((name, value) -> classes.put(name, rows(value)));
    references = new References("answers", List.copyOf(classes.keySet()), true);
  }

  private List<Row> rows(ValueReader value) {
    int before = value.problems().count();
    List<Row> rows = new ArrayList<>();
    if (value.isObject()) {
      ObjectReader reader = value.object();
      ValueReader file = reader.required("file");
      String name = file.text(TextRule.PATH);
      rows.addAll(name.isEmpty() ? List.of() : files.read(file, name));
      reader.finish();
    } else {
      List<ValueReader> items = value.list(1, OUTCOMES);
      items.forEach(item -> rows.add(row(item)));
      for (int s = 1; s < rows.size(); s++) {
        if ((rows.get(s).acceptance() == null) != (rows.get(0).acceptance() == null)) {
          items.get(s).report("acceptance must be in all outcomes of a class or in none");
          break;
        }
      }
    }
    return value.problems().count() == before ? rows : List.of();
  }

  private static Row row(ValueReader value) {
    ObjectReader reader = value.object();
    int tokens = reader.integer("output_tokens", 1, MOST);
    Optional<ValueReader> acceptance = reader.optional("acceptance");
    double weight = reader.number("weight", NumberRange.POSITIVE, 1);
    reader.finish();
    return new Row(tokens, acceptance.map(AcceptanceBinder::raw).orElse(null), weight);
  }

  /**
   * The answer of a task.
   *
   * @param drafter of the task; null if it is unknown
   */
  AnswerLaw bind(ValueReader value, ObjectReader task, @Nullable Drafter drafter) {
    Optional<ValueReader> tokens = task.optional("output_tokens");
    Optional<ValueReader> acceptance = task.optional("acceptance");
    Optional<ValueReader> answer = task.optional("answer");
    Optional<ValueReader> most = task.optional("max_output_tokens");
    if (answer.isPresent()) {
      tokens.ifPresent(
          given -> given.report("stands beside answer, which says it; give one of them"));
      int cap = most.map(given -> given.integer(1, MOST)).orElse(MOST);
      return ofClass(value, answer.get(), cap, acceptance.orElse(null), drafter);
    }
    most.ifPresent(given -> given.report("belongs to answer, which the task does not have"));
    if (tokens.isEmpty() && !classes.isEmpty()) {
      value.report("required but missing: output_tokens or answer");
      return AnswerLaw.known(1, Acceptance.of(0));
    }
    return AnswerLaw.known(
        task.integer("output_tokens", 1, MOST),
        AcceptanceBinder.bind(task.required("acceptance"), drafter));
  }

  private AnswerLaw ofClass(
      ValueReader task,
      ValueReader answer,
      int most,
      @Nullable ValueReader acceptance,
      @Nullable Drafter drafter) {
    int index = references.resolve(answer);
    String name = index < 0 ? "" : List.copyOf(classes.keySet()).get(index);
    List<Row> rows = classes.getOrDefault(name, List.of());
    Acceptance own = acceptance == null ? null : AcceptanceBinder.bind(acceptance, drafter);
    if (rows.isEmpty()) {
      answer.problems().skip();
      return AnswerLaw.known(1, Acceptance.of(0));
    }
    boolean says = rows.get(0).acceptance() != null;
    if (says && acceptance != null) {
      acceptance.report("the outcomes of " + name + " have one; give one of them");
    } else if (!says && acceptance == null) {
      task.report("required but missing: acceptance, which the outcomes of " + name + " lack too");
    }
    if (says == (acceptance != null) || drafter == null) {
      return AnswerLaw.known(1, Acceptance.of(0));
    }
    Key key = new Key(name, most, own, AcceptanceBinder.modes(drafter));
    AnswerLaw law = laws.get(key);
    if (law == null) {
      law = law(answer, rows, key, drafter);
      laws.put(key, law);
    }
    return law;
  }

  private AnswerLaw law(ValueReader answer, List<Row> rows, Key key, Drafter drafter) {
    List<AnswerLaw.Outcome> outcomes = new ArrayList<>();
    for (Row row : rows) {
      Acceptance own = row.acceptance() == null ? key.own() : row.acceptance();
      Acceptance ofModes = own == null ? null : AcceptanceBinder.ofModes(own, key.modes());
      if (ofModes == null) {
        answer.report(
            "acceptance of the outcomes of %s must name each mode of %s: %s"
                .formatted(key.name(), drafter.id(), String.join(", ", key.modes())));
        return AnswerLaw.known(1, Acceptance.of(0));
      }
      outcomes.add(new AnswerLaw.Outcome(row.outputTokens(), ofModes, row.weight()));
    }
    return AnswerLaw.of(outcomes, key.most(), maxLength).ofClass(key.name());
  }

  /** Parses the CSV text of a class of answers, a row for each outcome. */
  private static final class AnswersCsv {
    private static final String TOKENS = "output_tokens";
    private static final String WEIGHT = "weight";
    private static final String ACCEPTANCE = "acceptance";
    private static final String OF_MODE = ACCEPTANCE + ":";
    private static final NumberRange COUNT =
        new NumberRange(1, true, Integer.MAX_VALUE, "an integer from 1 to " + Integer.MAX_VALUE);

    private final Problems problems;
    private List<CsvColumn> columns = List.of();

    private AnswersCsv(Problems problems) {
      this.problems = problems;
    }

    /** The outcomes; everything wrong is reported. */
    static List<AnswersBinder.Row> rows(Problems problems, String text) {
      return new AnswersCsv(problems).rows(text);
    }

    private List<AnswersBinder.Row> rows(String text) {
      List<AnswersBinder.Row> rows = new ArrayList<>();
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      try {
        for (CsvRow row :
            CsvTable.read(
                problems, new ByteArrayInputStream(bytes), this::columns, AnswersBinder.OUTCOMES)) {
          rows.add(row(row));
        }
      } catch (IOException e) {
        throw new UncheckedIOException("reading from memory cannot fail", e);
      }
      if (rows.isEmpty() && problems.count() == 0) {
        problems.add(1, 1, "", "the table must have 1 to " + AnswersBinder.OUTCOMES + " rows");
      }
      return rows;
    }

    private List<CsvColumn> columns(List<String> header) {
      List<CsvColumn> wanted = new ArrayList<>(List.of(CsvColumn.required(TOKENS, COUNT)));
      if (header.contains(WEIGHT)) {
        wanted.add(CsvColumn.required(WEIGHT, NumberRange.POSITIVE));
      }
      for (String name : header) {
        boolean isRates = name.equals(ACCEPTANCE) || name.startsWith(OF_MODE);
        if (isRates && wanted.stream().noneMatch(column -> column.name().equals(name))) {
          wanted.add(CsvColumn.text(name));
        }
      }
      long whole = wanted.stream().filter(column -> column.name().equals(ACCEPTANCE)).count();
      if (whole > 0 && wanted.stream().anyMatch(column -> column.name().startsWith(OF_MODE))) {
        problems.add(1, 1, ACCEPTANCE, "stands beside " + OF_MODE + "MODE; give one of them");
      }
      columns = wanted;
      return wanted;
    }

    private AnswersBinder.Row row(CsvRow row) {
      double tokens = row.values()[0];
      if (tokens != Math.rint(tokens)) {
        String allowed = CsvColumn.shown(row.text(0)) + " must be " + COUNT.text();
        problems.add(row.line(), row.column(0), TOKENS, allowed);
      }
      double weight = 1;
      Acceptance whole = null;
      Map<String, Acceptance> byMode = new LinkedHashMap<>();
      for (int i = 1; i < columns.size(); i++) {
        String name = columns.get(i).name();
        if (name.equals(WEIGHT)) {
          weight = row.values()[i];
        } else if (name.equals(ACCEPTANCE)) {
          whole = acceptance(row, i);
        } else {
          byMode.put(name.substring(OF_MODE.length()), acceptance(row, i));
        }
      }
      @Nullable Acceptance acceptance = byMode.isEmpty() ? whole : Acceptance.ofModes(byMode);
      return new AnswersBinder.Row((int) tokens, acceptance, weight);
    }

    /** Rates with spaces between. */
    private Acceptance acceptance(CsvRow row, int column) {
      CsvColumn rate = CsvColumn.required(columns.get(column).name(), NumberRange.PROBABILITY);
      if (row.text(column).contains("{")) {
        String byContext = "a mapping by context must stand in an instance, not in a table";
        problems.add(row.line(), row.column(column), rate.name(), byContext);
        return Acceptance.of(0);
      }
      String[] rates = row.text(column).split(" +");
      int before = problems.count();
      double[] values =
          Arrays.stream(rates)
              .mapToDouble(each -> rate.number(problems, each, row.line(), row.column(column)))
              .toArray();
      if (values.length > AcceptanceBinder.MOST_RATES) {
        String many = values.length + " rates must be 1 to " + AcceptanceBinder.MOST_RATES;
        problems.add(row.line(), row.column(column), rate.name(), many);
      }
      return problems.count() == before ? Acceptance.of(values) : Acceptance.of(0);
    }
  }
}
