package sdedge.check;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.document.Problems;
import sdedge.instance.LoadedInstance;

/** Checks the files of a result against its instance. */
public final class ResultChecker {
  private final FoundDifferences findings = new FoundDifferences();
  private final LoadedInstance subject;
  private final ResultSource source;
  private final Control control;
  private final List<String> notes = new ArrayList<>();

  private ResultChecker(LoadedInstance subject, ResultSource source, Control control) {
    this.subject = subject;
    this.source = source;
    this.control = control;
  }

  /**
   * Executes again what a result is of, and compares all that its files say; what they claim of
   * other plans is left to {@link ClaimChecker}.
   *
   * @param subject with the values that the run set
   * @param control ends what is served again
   * @throws NotAResultException if there is no valid {@code run.json}
   * @throws IOException if a file cannot be read
   */
  public static CheckOutcome check(LoadedInstance subject, ResultSource source, Control control)
      throws NotAResultException, IOException {
    return new ResultChecker(subject, source, control).check();
  }

  private CheckOutcome check() throws NotAResultException, IOException {
    RunFile run = RunFile.check(findings, subject, source);
    String version = run.note();
    if (version != null) {
      notes.add(version);
    }
    CheckOutcome.@Nullable Claimed claimed = null;
    String status;
    switch (run.command()) {
      case "solve", "evaluate" -> {
        claimed = new PlanCheck(findings, subject, source, run, control).check();
        status = word(PlanCheck.SUMMARY, "status");
      }
      case "stream" -> {
        notes.addAll(new StreamCheck(findings, subject, source, run, control).check());
        status = word(StreamCheck.STREAM, "termination");
      }
      case "capacity" -> {
        notes.addAll(new CapacityCheck(findings, subject, source, run).check());
        status = word(CapacityCheck.CAPACITY, "termination");
      }
      default -> status = "";
    }
    return new CheckOutcome(
        findings.differences(),
        findings.numbers(),
        status,
        notes,
        findings.isEmpty() ? claimed : null);
  }

  /** A word as it is stated; empty if it cannot be read. */
  private String word(String file, String key) throws IOException {
    if (!source.has(file)) {
      return "";
    }
    String stated = source.json(new Problems(file), file).required(key).quoted();
    return stated == null ? "" : stated;
  }
}
