package sdedge.check;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.instance.LoadedInstance;

/** Checks the files of a result against its instance. */
public final class ResultChecker {
  private ResultChecker() {}

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
    FoundDifferences findings = new FoundDifferences();
    RunFile run = RunFile.check(findings, subject, source);
    List<String> notes = new ArrayList<>(run.notes());
    CheckOutcome.@Nullable Claimed claimed = null;
    String status = "";
    switch (run.command()) {
      case "solve", "evaluate" -> {
        claimed = new PlanCheck(findings, subject, source, run, control).check();
        status = source.word(PlanCheck.SUMMARY, "status");
      }
      case "stream" -> {
        notes.addAll(new StreamCheck(findings, subject, source, run, control).check());
        status = source.word(StreamCheck.STREAM, "termination");
      }
      case "capacity" -> {
        notes.addAll(new CapacityCheck(findings, subject, source, run).check());
        status = source.word(CapacityCheck.CAPACITY, "termination");
      }
      default -> {}
    }
    return new CheckOutcome(
        findings.differences(),
        findings.numbers(),
        status,
        notes,
        findings.isEmpty() ? claimed : null);
  }
}
