package sdedge.check.files;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.check.model.Execution;
import sdedge.check.model.ResultPlan;

/**
 * Checks {@code search.csv}, of which a clock decides the rows: times never fall, nor do bounds;
 * makespans never rise and are at least the bound; the last row is what the summary says.
 */
public final class SearchTable {
  private static final String HEADER = "time_s,makespan_s,bound_s,order,uplink";
  private static final List<String> COLUMNS = List.of(HEADER.split(",", -1));

  private final Findings findings;
  private final String file;
  private final Execution execution;
  private final ClaimedResult statement;
  private long rows;
  private double timeS;
  private double makespanS = Double.POSITIVE_INFINITY;
  private double boundS;
  private List<String> last = List.of();

  public SearchTable(Findings findings, String file, Execution execution, ClaimedResult statement) {
    this.findings = findings;
    this.file = file;
    this.execution = execution;
    this.statement = statement;
  }

  public void check(InputStream in) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()))) {
      String header = lines.readLine();
      if (!HEADER.equals(header)) {
        findings.add(file, "", "the header " + HEADER, header == null ? "an empty file" : header);
        return;
      }
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        rows++;
        last = Arrays.asList(line.split(",", -1));
        if (last.size() != COLUMNS.size()) {
          difference("", COLUMNS.size() + " fields", line);
          return;
        }
        row();
      }
      end();
    } catch (CharacterCodingException e) {
      findings.add(file, "", "UTF-8", "other bytes");
    }
  }

  private void row() {
    timeS = number(0, timeS, Double.POSITIVE_INFINITY, timeS);
    makespanS = number(1, 0, makespanS, makespanS);
    boundS = number(2, boundS, makespanS, boundS);
  }

  /** The number of a field; what was known before if it is empty or wrong. */
  private double number(int column, double least, double most, double before) {
    String text = last.get(column);
    if (text.isEmpty()
        && column > 0
        && (column == 1 ? most == Double.POSITIVE_INFINITY : least == 0)) {
      return before;
    }
    double slack = 1 + Findings.TOLERANCE;
    Double value = parsed(text);
    if (value == null || !(value * slack >= least) || !(value <= most * slack)) {
      difference(COLUMNS.get(column), "a number from " + least + " to " + most, text);
      return before;
    }
    return value;
  }

  private static @Nullable Double parsed(String text) {
    try {
      return Double.valueOf(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private void end() {
    if (rows == 0) {
      findings.add(file, "", "a row", "none");
      return;
    }
    agree(1, execution.makespanS());
    agree(2, statement.boundS());
    ResultPlan plan = execution.plan();
    same(3, plan.order() == null ? "" : plan.order().key());
    same(4, plan.uplink().key());
  }

  private void agree(int column, @Nullable Double expected) {
    String found = last.get(column);
    Double value = parsed(found);
    boolean same =
        (expected == null || value == null)
            ? (expected == null && found.isEmpty())
            : Math.abs(value - expected) <= Findings.TOLERANCE * expected;
    if (!same) {
      difference(COLUMNS.get(column), String.valueOf(expected), found);
    }
  }

  private void same(int column, String expected) {
    if (!last.get(column).equals(expected)) {
      difference(COLUMNS.get(column), expected, last.get(column));
    }
  }

  private void difference(String column, String expected, String found) {
    findings.add(file, rows, column, expected, found);
  }
}
