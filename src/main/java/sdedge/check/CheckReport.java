package sdedge.check;

import static sdedge.result.table.Table.column;
import static sdedge.result.table.Table.key;
import static sdedge.result.table.Table.omitIfEmpty;
import static sdedge.result.table.Table.optional;
import static sdedge.result.table.Table.text;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import sdedge.judge.Difference;
import sdedge.result.table.Csv;
import sdedge.result.table.Kind;
import sdedge.result.table.Table;

/** What {@code check} says of a result. */
public record CheckReport(String directory, CheckOutcome checked, ClaimVerdict verdict) {

  private static final Table<Difference> DIFFERENCES =
      Table.of(
          text("file", Difference::file),
          optional(column("row", Difference::row)),
          text("column", Difference::column),
          text("expected", Difference::expected),
          text("found", Difference::found));

  private static final Table<CheckReport> KEYS =
      Table.of(
          text("directory", CheckReport::directory),
          text("verdict", CheckReport::verdictKey),
          text("status", report -> report.checked.status()),
          column("numbers", report -> report.checked.numbers()),
          omitIfEmpty(key("notes", Kind.list(Kind.WORD), report -> report.checked.notes())),
          key("claims", Kind.list(Kind.WORD), report -> report.verdict().claims()),
          key("differences", Kind.list(DIFFERENCES), CheckReport::differences));

  /** Everything that is not as it should be. */
  public List<Difference> differences() {
    List<Difference> all = new ArrayList<>(checked.differences());
    if (verdict instanceof ClaimVerdict.Refuted refuted) {
      all.addAll(refuted.differences());
    }
    return all;
  }

  /** For a person, if nothing differs. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    String open = verdict instanceof ClaimVerdict.Undecided ? ", claims not derived again" : "";
    lines.add(directory + ": " + checked.status() + ", nothing differs" + open);
    lines.add("  numbers    " + checked.numbers() + " recomputed, equal to a relative 1e-9");
    checked.notes().forEach(note -> lines.add("  note       " + note));
    verdict.claims().forEach(claim -> lines.add("  claim      " + claim));
    return lines;
  }

  /** {@code differs}, {@code undecided} or {@code verified}. */
  public String verdictKey() {
    if (!differences().isEmpty()) {
      return "differs";
    }
    return verdict instanceof ClaimVerdict.Undecided ? "undecided" : "verified";
  }

  /** Writes one row per difference; {@code out} stays open. */
  public void writeCsv(OutputStream out) throws IOException {
    Csv csv = DIFFERENCES.csv(out);
    for (Difference difference : differences()) {
      DIFFERENCES.write(csv, difference);
    }
    csv.flush();
  }

  /** Writes one JSON object; {@code out} stays open. */
  public void writeJson(OutputStream out) throws IOException {
    KEYS.file(this).writeTo(out);
  }
}
