package sdedge.check;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.control.Termination;
import sdedge.document.InvalidInputException;
import sdedge.document.tree.ObjectReader;
import sdedge.document.tree.ValueReader;
import sdedge.instance.Instance;
import sdedge.instance.LoadedInstance;
import sdedge.instance.Named;
import sdedge.instance.Pipeline;
import sdedge.instance.SearchOption;
import sdedge.instance.UplinkPolicy;
import sdedge.instance.plausibility.Plausibility;
import sdedge.judge.Judge;
import sdedge.latency.NegativePassTimeException;
import sdedge.plan.Feasibility;
import sdedge.plan.ModeSets;
import sdedge.plan.Plan;
import sdedge.result.Result;
import sdedge.result.Status;
import sdedge.result.files.PlanReader;
import sdedge.result.files.PlanReader.PlanFile;
import sdedge.result.files.PlanWriter;
import sdedge.result.files.ResultFiles;
import sdedge.result.files.ResultTable;
import sdedge.stream.PlanExecution;
import sdedge.stream.bound.ClosedBound;
import sdedge.stream.bound.Prices;
import sdedge.study.ForeignPlan;
import sdedge.study.StatedSearch;
import sdedge.timeline.Execution;

/**
 * A result of {@code solve} or {@code evaluate}: its plan is executed again, with what only the
 * search knows as it is stated.
 *
 * @param subject as its file says
 */
record PlanCheck(
    FoundDifferences findings,
    LoadedInstance subject,
    ResultSource source,
    RunFile run,
    Control control) {
  static final String SUMMARY = "summary.json";

  private static final String PLAN = PlanWriter.FILE;

  /** Checks all files; what the result claims beyond them, null if nothing or if it differs. */
  CheckOutcome.@Nullable Claimed check() throws IOException {
    ObjectReader summary = source.json(findings, SUMMARY);
    StatedSearch stated = summary == null ? null : StatedSearch.read(summary);
    if (summary == null || stated == null || findings.areIn(summary)) {
      return null;
    }
    if (stated.status() == Status.INFEASIBLE && !source.has(PLAN)) {
      Instance asked = run.run().asked(subject.instance());
      infeasible(asked, stated);
      compare(stated.result(asked, subject.sha256(), run.method(), null, null));
      return null;
    }
    require(stated.status().hasPlan(), "status", "optimal or feasible", stated.status());
    Plan read = plan();
    ForeignPlan given = read == null ? null : given(read);
    if (given == null) {
      return null;
    }
    boolean isSearch = run.run().isSearch();
    Instance asked = isSearch ? run.run().asked(subject.instance()) : given.instance();
    try {
      Execution execution = PlanExecution.execute(asked, given.plan());
      Judge.plan(asked, execution).forEach(findings::add);
      judged(asked, given.plan(), execution, stated);
      compare(
          isSearch
              ? stated.result(
                  asked,
                  subject.sha256(),
                  run.method(),
                  execution,
                  ofAllPolicies(asked, given.plan(), summary))
              : stated.evaluated(asked, subject.sha256(), execution));
      return new CheckOutcome.Claimed(
          asked,
          execution,
          isSearch ? stated.boundS() : null,
          stated.status() == Status.OPTIMAL,
          !stated.isOfPartitions(),
          stated.autoregressiveS());
    } catch (NegativePassTimeException e) {
      findings.add(PLAN, "", "a plan that can be executed", String.valueOf(e.getMessage()));
      return null;
    }
  }

  private void require(boolean holds, String key, String expected, @Nullable Object found) {
    findings.require(holds, SUMMARY, key, expected, String.valueOf(found));
  }

  /** What the stated prices prove of all policies; null if none are stated. */
  private @Nullable ClosedBound ofAllPolicies(Instance asked, Plan plan, ObjectReader summary) {
    if (summary.optional("prices").isEmpty()) {
      return null;
    }
    Map<Set<String>, ObjectReader> stated = new LinkedHashMap<>();
    stated.put(StatedPrices.modes(summary, "prices_modes"), summary.object("prices"));
    for (ObjectReader other : StatedPrices.each(summary, "other_prices")) {
      stated.put(StatedPrices.modes(other, "modes"), other.object("prices"));
    }
    List<ClosedBound.OfModes> all = new ArrayList<>();
    try {
      StatedPrices.inOrder(stated, ModeSets.ofStreams(asked), findings, SUMMARY, "prices")
          .forEach(
              (loaded, own) -> {
                Prices prices = new StatedPrices(asked).closed(own, false);
                all.add(ClosedBound.of(asked, plan.pipeline(), loaded, prices, control));
              });
    } catch (IllegalArgumentException e) {
      findings.add(SUMMARY, "prices", "prices", String.valueOf(e.getMessage()));
    }
    findings.areIn(summary);
    return all.isEmpty() ? null : new ClosedBound(all);
  }

  /** Null, with the reasons reported, if there is no plan of the instance. */
  private @Nullable Plan plan() throws IOException {
    if (source.json(findings, PLAN) == null) {
      return null;
    }
    try {
      PlanFile file = PlanReader.parse(PLAN, source.bytes(PLAN), subject.instance());
      Plan plan = file.plan();
      String sha256 = file.sha256();
      findings.require(
          subject.sha256().equals(sha256), PLAN, "sha256", subject.sha256(), "" + sha256);
      findings.require(
          plan.uplink().isDecided(), PLAN, "uplink", "a policy, or an allocation", plan.uplink());
      return plan.uplink().isDecided() ? plan : null;
    } catch (InvalidInputException e) {
      findings.add(e.problems());
      return null;
    }
  }

  /** The plan without an order that it does not follow; null if it is infeasible. */
  private @Nullable ForeignPlan given(Plan plan) {
    Instance asked = run.run().asked(subject.instance());
    String refusal = Feasibility.noExecution(asked, plan.pipeline());
    ForeignPlan given = ForeignPlan.of(asked, plan, null, null);
    given.violations().forEach(why -> findings.add(PLAN, "", "a feasible plan", why));
    if (refusal != null) {
      findings.add(PLAN, "pipeline", "one of the instance", refusal);
    }
    return refusal == null && given.violations().isEmpty() ? given : null;
  }

  private void compare(Result computed) throws IOException {
    Result result = computed.with(Plausibility.warnings(subject));
    boolean mayTell = run.run().isSearch() && result.execution() != null;
    Set<String> search = mayTell ? Set.of(ResultTable.SEARCH.file()) : Set.of();
    FileDiff.all(findings, run.command(), ResultFiles.of(result), search, source);
  }

  /** An exact method says what is missing; a scheme may assume more. */
  private void infeasible(Instance asked, StatedSearch stated) {
    List<String> reasons = Feasibility.neverFits(asked);
    boolean holds =
        reasons.isEmpty()
            ? asked.hasModes() && !stated.reasons().isEmpty()
            : !run.isExact() || reasons.equals(stated.reasons());
    require(holds, "reasons", reasons.toString(), stated.reasons());
    Termination ended = stated.termination();
    require(ended == Termination.COMPLETED, "termination", "completed", ended);
  }

  /** What is stated must go together, with the plan and with what was asked. */
  private void judged(Instance asked, Plan plan, Execution execution, StatedSearch stated) {
    Double boundS = stated.boundS();
    require(boundS == null || boundS >= 0, "bound_s", "a bound from 0 on", boundS);
    if (!run.run().isSearch()) {
      given(SearchOption.PIPELINE, plan.pipeline(), "pipeline");
      Named uplink = run.run().overrides().words().get(SearchOption.UPLINK);
      if (uplink instanceof UplinkPolicy policy && policy.isDecided()) {
        given(SearchOption.UPLINK, plan.uplink(), "uplink");
      }
      return;
    }
    boolean isExact = run.isExact();
    boolean isSaid = run.options().bool("exact", false);
    findings.require(isSaid == isExact, RunFile.NAME, "options.exact", "" + isExact, isSaid);
    Status status = stated.status();
    boolean mayBe = status != Status.OPTIMAL || isExact;
    require(mayBe, "status", "a status that the method can prove", status);
    // of a search that was stopped, the bound may be what rounding leaves of the makespan
    boolean isMet =
        isExact
            && stated.termination() == Termination.COMPLETED
            && plan.continuous() == null
            && boundS != null
            && boundS == execution.makespanS()
            && stated.note().isEmpty();
    require(!isMet || status != Status.FEASIBLE, "status", "optimal, at its bound", status);
    String asksFor = run.options().optional("class").map(ValueReader::quoted).orElse("auto");
    boolean isOfClass = !stated.isOfPartitions() || !asksFor.equals("contiguous");
    require(isOfClass, "class", "contiguous, which alone was asked for", "partitions");
    boolean isPossible =
        switch (stated.termination()) {
          case TIME_LIMIT -> run.isGiven("time_limit_s");
          case GAP -> run.isGiven("gap");
          case COMPLETED, MEMORY_LIMIT, INTERRUPTED -> true;
        };
    String end = stated.termination().key();
    require(isPossible, "termination", "an end that the run can have had", end);
    if (isExact) {
      searched(asked, plan);
    }
  }

  private void given(SearchOption option, Named executed, String key) {
    Named word = run.run().overrides().words().get(option);
    findings.require(
        word == null || word.equals(executed), PLAN, key, String.valueOf(word), executed);
  }

  /** An exact search finds plans of what was asked. */
  private void searched(Instance asked, Plan plan) {
    Pipeline pipeline = asked.pipeline();
    findings.require(
        plan.pipeline() == pipeline, PLAN, "pipeline", pipeline.key(), plan.pipeline());
    UplinkPolicy uplink = asked.uplink();
    boolean isPossible =
        uplink == UplinkPolicy.JOINT
            || (uplink == UplinkPolicy.AUTO && plan.uplink() != UplinkPolicy.EXPLICIT)
            || uplink == plan.uplink();
    findings.require(isPossible, PLAN, "uplink", uplink.key(), plan.uplink());
  }
}
