package sdedge.oracle;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import sdedge.document.tree.ObjectReader;
import sdedge.instance.LoadedInstance;
import sdedge.oracle.files.CapacityFile;
import sdedge.oracle.files.ClaimedResult;
import sdedge.oracle.files.Consistency;
import sdedge.oracle.files.Findings;
import sdedge.oracle.files.Infeasibility;
import sdedge.oracle.files.MultipliersCheck;
import sdedge.oracle.files.NotAResultException;
import sdedge.oracle.files.PlanFile;
import sdedge.oracle.files.PlanLimits;
import sdedge.oracle.files.PlanTables;
import sdedge.oracle.files.ResultSource;
import sdedge.oracle.files.RunFile;
import sdedge.oracle.files.RunOptions;
import sdedge.oracle.files.SearchTable;
import sdedge.oracle.files.StreamFile;
import sdedge.oracle.files.SummaryFile;
import sdedge.oracle.model.Execution;
import sdedge.oracle.model.UndefinedTimeException;
import sdedge.oracle.stream.ContinuousExecution;
import sdedge.plan.Plan;

/** Checks the files of a result against its instance, in time linear in their size. */
public final class ResultChecker {
  private final Findings findings = new Findings();
  private LoadedInstance subject; // as the run was asked, once run.json is read
  private final ResultSource source;
  private String status = "";
  private List<String> notes = List.of();
  private CheckOutcome.@Nullable Claimed claimed;

  private ResultChecker(LoadedInstance subject, ResultSource source) {
    this.subject = subject;
    this.source = source;
  }

  /**
   * Recomputes all that the files say; what they claim of other plans is left to {@link
   * ClaimChecker}.
   *
   * @throws NotAResultException if there is no valid {@code run.json}
   * @throws IOException if a file cannot be read
   */
  public static CheckOutcome check(LoadedInstance subject, ResultSource source)
      throws NotAResultException, IOException {
    ResultChecker checker = new ResultChecker(subject, source);
    checker.check();
    Findings findings = checker.findings;
    return new CheckOutcome(
        findings.differences(),
        findings.numbers(),
        checker.status,
        checker.notes,
        findings.isEmpty() ? checker.claimed : null);
  }

  private void check() throws NotAResultException, IOException {
    RunOptions options = RunFile.check(findings, subject, source);
    subject = subject.with(options.question(subject.instance()));
    RunOptions.OfStream ofStream = options.stream();
    RunOptions.OfCapacity ofCapacity = options.capacity();
    if (ofStream != null) {
      files(StreamFile.FILES, Set.of());
    }
    String plans = ofCapacity != null ? CapacityFile.NAME : SummaryFile.NAME;
    ObjectReader document = source.document(findings, ofStream != null ? StreamFile.NAME : plans);
    if (document == null) {
      return;
    }
    options.end(document.required("termination"));
    if (ofStream != null) {
      stream(new StreamFile(findings, source, subject.instance(), document, ofStream));
    } else if (ofCapacity != null) {
      capacity(new CapacityFile(findings, source, subject.instance(), document, ofCapacity));
    } else {
      summary(options, document);
    }
    findings.add(document.problems());
  }

  private void stream(StreamFile stream) throws IOException {
    status = stream.status();
    try {
      notes = stream.check();
    } catch (UndefinedTimeException e) {
      String why = String.valueOf(e.getMessage());
      findings.add(StreamFile.NAME, "", "a stream that can be served", why);
    }
  }

  private void capacity(CapacityFile capacity) throws IOException {
    files(capacity.files(), Set.of());
    status = capacity.status();
    notes = capacity.check();
  }

  private void summary(RunOptions options, ObjectReader document) throws IOException {
    SummaryFile summary = new SummaryFile(findings, subject.instance(), document);
    ClaimedResult statement = summary.statement();
    status = statement.status();
    Consistency consistency =
        new Consistency(findings, subject.instance(), statement, options, document);
    if (status.equals(ClaimedResult.INFEASIBLE)) {
      files(Set.of(RunFile.NAME, SummaryFile.NAME), Set.of());
      consistency.check(null);
      new Infeasibility(subject.instance(), options.exact(), document.required("reasons")).check();
      summary.figures(null, statement);
      return;
    }
    Set<String> expected = new TreeSet<>(PlanTables.NAMES);
    expected.addAll(Set.of(RunFile.NAME, SummaryFile.NAME, PlanFile.NAME));
    files(expected, Set.of(SearchTable.NAME));
    Execution execution = execution();
    if (execution != null) {
      MultipliersCheck.Worth worth = summary.worth(execution, statement);
      new PlanTables(subject.instance(), execution, worth).check(findings, source, statement);
      consistency.check(execution.plan());
      summary.figures(execution, statement);
      claimed = new CheckOutcome.Claimed(subject.instance(), execution, statement);
    }
  }

  private void files(Set<String> expected, Set<String> allowed) throws IOException {
    Set<String> names = new TreeSet<>(source.names());
    names.removeAll(allowed);
    for (String name : new TreeSet<>(expected)) {
      if (!names.remove(name)) {
        findings.add(name, "", "a file", "nothing");
      }
    }
    names.forEach(name -> findings.add(name, "", "no such file", "a file"));
  }

  /** The plan executed anew; null, with the reasons reported, if it cannot be. */
  private @Nullable Execution execution() throws IOException {
    if (!source.names().contains(PlanFile.NAME)) {
      return null; // which is reported
    }
    Plan plan = new PlanFile(findings, subject).read(source.bytes(PlanFile.NAME));
    if (plan == null || !PlanLimits.check(findings, subject.instance(), plan)) {
      return null;
    }
    try {
      return ContinuousExecution.of(subject.instance(), plan);
    } catch (UndefinedTimeException e) {
      findings.add(
          PlanFile.NAME, "", "a plan that can be executed", String.valueOf(e.getMessage()));
      return null;
    }
  }
}
