package sdedge.check;

import com.fasterxml.jackson.core.JacksonException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import sdedge.check.files.CheckedInstance;
import sdedge.check.files.ClaimedResult;
import sdedge.check.files.Consistency;
import sdedge.check.files.ExpectedTable;
import sdedge.check.files.Findings;
import sdedge.check.files.Infeasibility;
import sdedge.check.files.JsonValue;
import sdedge.check.files.LatencyTable;
import sdedge.check.files.MultipliersCheck;
import sdedge.check.files.NotAResultException;
import sdedge.check.files.PlanFile;
import sdedge.check.files.PlanLimits;
import sdedge.check.files.ResultSource;
import sdedge.check.files.RunFile;
import sdedge.check.files.RunOptions;
import sdedge.check.files.ScheduleTable;
import sdedge.check.files.SearchTable;
import sdedge.check.files.SummaryFile;
import sdedge.check.files.TableCheck;
import sdedge.check.files.UplinkTable;
import sdedge.check.model.Execution;
import sdedge.check.model.ResultPlan;
import sdedge.check.model.UndefinedTimeException;

/** Checks the files of a result against its instance, in time linear in their size. */
public final class ResultChecker {
  private static final String SCHEDULE = "schedule.csv";
  private static final String LATENCY = "latency.csv";
  private static final String UPLINK = "uplink.csv";
  private static final String SEARCH = "search.csv"; // which a result may lack
  private static final Set<String> WITHOUT_PLAN = Set.of(RunFile.NAME, SummaryFile.NAME);
  private static final Set<String> WITH_PLAN =
      Set.of(RunFile.NAME, SummaryFile.NAME, PlanFile.NAME, SCHEDULE, LATENCY, UPLINK);

  private final Findings findings = new Findings();
  private CheckedInstance subject; // with the steps of the run, once they are known
  private final ResultSource source;
  private String status = "";
  private Checked.@Nullable Claimed claimed;

  private ResultChecker(CheckedInstance subject, ResultSource source) {
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
  public static Checked check(CheckedInstance subject, ResultSource source)
      throws NotAResultException, IOException {
    ResultChecker checker = new ResultChecker(subject, source);
    checker.check();
    Findings findings = checker.findings;
    return new Checked(
        findings.differences(),
        findings.numbers(),
        checker.status,
        findings.isEmpty() ? checker.claimed : null);
  }

  private void check() throws NotAResultException, IOException {
    RunOptions options = RunFile.check(findings, subject, source);
    if (options.steps() != null) {
      subject = subject.with(options.steps());
    }
    JsonValue document = document(SummaryFile.NAME);
    if (document == null) {
      return;
    }
    SummaryFile summary = new SummaryFile(findings, subject.instance(), document);
    ClaimedResult statement = summary.statement();
    status = statement.status();
    Consistency consistency =
        new Consistency(subject.instance(), statement, options, summary.tree());
    if (status.equals(ClaimedResult.INFEASIBLE)) {
      files(WITHOUT_PLAN);
      consistency.check(null);
      new Infeasibility(subject.instance(), summary.tree().get("reasons")).check();
      summary.figures(null, statement);
      return;
    }
    files(WITH_PLAN);
    Execution execution = execution();
    if (execution != null) {
      tables(execution, summary.worth(execution, statement));
      consistency.check(execution.plan());
      summary.figures(execution, statement);
      search(execution, statement);
      claimed = new Checked.Claimed(subject, execution, statement);
    }
  }

  private void files(Set<String> expected) throws IOException {
    Set<String> names = new TreeSet<>(source.names());
    for (String name : new TreeSet<>(expected)) {
      if (!names.remove(name)) {
        findings.add(name, "", "a file", "nothing");
      }
    }
    if (expected.contains(PlanFile.NAME)) {
      names.remove(SEARCH);
    }
    names.forEach(name -> findings.add(name, "", "no such file", "a file"));
  }

  private @Nullable JsonValue document(String name) throws IOException {
    if (!source.names().contains(name)) {
      findings.add(name, "", "a file", "nothing");
      return null;
    }
    try (InputStream in = source.open(name)) {
      return JsonValue.read(in);
    } catch (JacksonException e) {
      findings.add(name, "", "a JSON document", e.getOriginalMessage());
      return null;
    }
  }

  /** The plan executed anew; null, with the reasons reported, if it cannot be. */
  private @Nullable Execution execution() throws IOException {
    JsonValue document = document(PlanFile.NAME);
    ResultPlan plan = document == null ? null : PlanFile.read(findings, document, subject);
    if (plan == null) {
      return null;
    }
    Findings limits = new Findings();
    PlanLimits.check(limits, subject.instance(), plan);
    limits
        .differences()
        .forEach(d -> findings.add(d.file(), d.row(), d.column(), d.expected(), d.found()));
    if (!limits.isEmpty()) {
      return null;
    }
    try {
      return Execution.of(subject.instance(), plan);
    } catch (UndefinedTimeException e) {
      findings.add(
          PlanFile.NAME, "", "a plan that can be executed", String.valueOf(e.getMessage()));
      return null;
    }
  }

  private void tables(Execution execution, MultipliersCheck.Worth worth) throws IOException {
    table(SCHEDULE, new ScheduleTable(subject.instance(), execution));
    table(LATENCY, new LatencyTable(subject.instance(), execution));
    table(UPLINK, new UplinkTable(subject.instance(), execution, worth));
  }

  private void search(Execution execution, ClaimedResult statement) throws IOException {
    if (source.names().contains(SEARCH)) {
      try (InputStream in = source.open(SEARCH)) {
        new SearchTable(findings, SEARCH, execution, statement).check(in);
      }
    }
  }

  private void table(String name, ExpectedTable expected) throws IOException {
    if (source.names().contains(name)) {
      try (InputStream in = source.open(name)) {
        TableCheck.run(findings, name, in, expected);
      }
    }
  }
}
