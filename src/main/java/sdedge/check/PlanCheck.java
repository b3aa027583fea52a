package sdedge.check;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.control.Termination;
import sdedge.document.InvalidInputException;
import sdedge.document.Problems;
import sdedge.document.tree.Document;
import sdedge.document.tree.ObjectReader;
import sdedge.document.tree.ValueReader;
import sdedge.instance.Instance;
import sdedge.instance.LoadedInstance;
import sdedge.instance.Named;
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
    StatedSearch stated = stated();
    if (stated == null) {
      return null;
    }
    if (stated.status() == Status.INFEASIBLE && !source.has(PLAN)) {
      Instance asked = run.run().asked(subject.instance());
      infeasible(asked, stated);
      compare(stated.result(asked, subject.sha256(), run.method(), null, null));
      return null;
    }
    findings.require(
        stated.status().hasPlan(), SUMMARY, "status", "optimal or feasible", stated.status());
    Plan read = plan();
    ForeignPlan given = read == null ? null : given(read);
    if (given == null) {
      return null;
    }
    Instance asked = run.run().isSearch() ? run.run().asked(subject.instance()) : given.instance();
    try {
      Execution execution = PlanExecution.execute(asked, given.plan());
      Judge.plan(asked, execution).forEach(findings::add);
      judged(asked, given.plan(), execution, stated);
      compare(
          run.run().isSearch()
              ? stated.result(
                  asked,
                  subject.sha256(),
                  run.method(),
                  execution,
                  ofAllPolicies(asked, given.plan()))
              : stated.evaluated(asked, subject.sha256(), execution));
      return claimed(asked, execution, stated);
    } catch (NegativePassTimeException e) {
      findings.add(PLAN, "", "a plan that can be executed", String.valueOf(e.getMessage()));
      return null;
    }
  }

  /** What the stated prices prove of all policies; null if none are stated. */
  private @Nullable ClosedBound ofAllPolicies(Instance asked, Plan plan) throws IOException {
    Problems problems = new Problems(SUMMARY);
    ObjectReader summary = source.json(problems, SUMMARY);
    if (summary.optional("prices").isEmpty()) {
      return null;
    }
    Map<Set<String>, ObjectReader> stated = new LinkedHashMap<>();
    stated.put(words(summary.optional("prices_modes")), summary.object("prices"));
    summary
        .optional("other_prices")
        .map(others -> others.list(0, Integer.MAX_VALUE))
        .orElse(List.of())
        .forEach(
            other ->
                stated.put(
                    words(other.object().optional("modes")), other.object().object("prices")));
    List<ClosedBound.OfModes> all = new ArrayList<>();
    try {
      for (Set<String> loaded : ModeSets.ofStreams(asked)) {
        ObjectReader own = stated.get(loaded);
        findings.require(own != null, SUMMARY, "prices", "prices with modes " + loaded, "none");
        if (own != null) {
          Prices prices = new StatedPrices(asked).closed(own, false);
          all.add(ClosedBound.of(asked, plan.pipeline(), loaded, prices, control));
        }
      }
    } catch (IllegalArgumentException e) {
      findings.add(SUMMARY, "prices", "prices", String.valueOf(e.getMessage()));
    }
    findings.add(problems);
    return all.isEmpty() ? null : new ClosedBound(all);
  }

  private static Set<String> words(Optional<ValueReader> list) {
    Set<String> words = new LinkedHashSet<>();
    list.ifPresent(
        names ->
            names
                .list(0, Integer.MAX_VALUE)
                .forEach(name -> words.add(String.valueOf(name.quoted()))));
    return words;
  }

  private @Nullable StatedSearch stated() throws IOException {
    if (!source.has(SUMMARY)) {
      findings.add(SUMMARY, "", "a file", "nothing");
      return null;
    }
    Problems problems = new Problems(SUMMARY);
    ObjectReader summary = source.json(problems, SUMMARY);
    StatedSearch stated = StatedSearch.read(summary);
    findings.add(problems);
    return problems.count() > 0 ? null : stated;
  }

  /** Null, with the reasons reported, if there is no plan of the instance. */
  private @Nullable Plan plan() throws IOException {
    if (!source.has(PLAN)) {
      findings.add(PLAN, "", "a file", "nothing");
      return null;
    }
    Problems problems = new Problems(PLAN);
    byte[] bytes = source.bytes(PLAN);
    Document.parseJson(problems, bytes);
    findings.add(problems);
    if (problems.count() > 0) {
      return null;
    }
    try {
      PlanFile file = PlanReader.parse(PLAN, bytes, subject.instance());
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
    findings.require(holds, SUMMARY, "reasons", reasons.toString(), stated.reasons());
    findings.require(
        stated.termination() == Termination.COMPLETED,
        SUMMARY,
        "termination",
        "completed",
        stated.termination());
  }

  /** What is stated must go together, with the plan and with what was asked. */
  private void judged(Instance asked, Plan plan, Execution execution, StatedSearch stated) {
    Double boundS = stated.boundS();
    findings.require(
        boundS == null || boundS >= 0, SUMMARY, "bound_s", "a bound from 0 on", "" + boundS);
    if (!run.run().isSearch()) {
      given(SearchOption.PIPELINE, plan.pipeline(), "pipeline");
      Named uplink = run.run().overrides().words().get(SearchOption.UPLINK);
      if (uplink instanceof UplinkPolicy policy && policy.isDecided()) {
        given(SearchOption.UPLINK, plan.uplink(), "uplink");
      }
      return;
    }
    boolean isSaidExact = run.options().bool("exact", false);
    findings.require(
        isSaidExact == run.isExact(),
        RunFile.NAME,
        "options.exact",
        String.valueOf(run.isExact()),
        isSaidExact);
    findings.require(
        stated.status() != Status.OPTIMAL || run.isExact(),
        SUMMARY,
        "status",
        "a status that the method can prove",
        stated.status());
    // of a search that was stopped, the bound may be what rounding leaves of the makespan
    boolean isMet =
        run.isExact()
            && stated.termination() == Termination.COMPLETED
            && plan.continuous() == null
            && boundS != null
            && boundS == execution.makespanS()
            && stated.note().isEmpty();
    findings.require(
        !(isMet && stated.status() == Status.FEASIBLE),
        SUMMARY,
        "status",
        "optimal, at its bound",
        stated.status());
    String asksFor = run.options().optional("class").map(ValueReader::quoted).orElse("auto");
    findings.require(
        !(stated.isOfPartitions() && "contiguous".equals(asksFor)),
        SUMMARY,
        "class",
        "contiguous, which alone was asked for",
        "partitions");
    termination(stated.termination());
    if (run.isExact()) {
      searched(asked, plan);
    }
  }

  private void given(SearchOption option, Named executed, String key) {
    Named word = run.run().overrides().words().get(option);
    findings.require(
        word == null || word.equals(executed), PLAN, key, String.valueOf(word), executed);
  }

  private void termination(Termination stated) {
    boolean isPossible =
        switch (stated) {
          case TIME_LIMIT -> isGiven("time_limit_s");
          case GAP -> isGiven("gap");
          case COMPLETED, MEMORY_LIMIT, INTERRUPTED -> true;
        };
    findings.require(
        isPossible, SUMMARY, "termination", "an end that the run can have had", stated.key());
  }

  private boolean isGiven(String option) {
    return run.options().glimpse(option).orElse(0) > 0;
  }

  /** An exact search finds plans of what was asked. */
  private void searched(Instance asked, Plan plan) {
    findings.require(
        plan.pipeline() == asked.pipeline(),
        PLAN,
        "pipeline",
        asked.pipeline().key(),
        plan.pipeline());
    UplinkPolicy uplink = asked.uplink();
    boolean isPossible =
        uplink == UplinkPolicy.JOINT
            || (uplink == UplinkPolicy.AUTO && plan.uplink() != UplinkPolicy.EXPLICIT)
            || uplink == plan.uplink();
    findings.require(isPossible, PLAN, "uplink", uplink.key(), plan.uplink());
  }

  private CheckOutcome.@Nullable Claimed claimed(
      Instance asked, Execution execution, StatedSearch stated) {
    boolean isSearch = run.run().isSearch();
    return new CheckOutcome.Claimed(
        asked,
        execution,
        isSearch ? stated.boundS() : null,
        stated.status() == Status.OPTIMAL,
        !stated.isOfPartitions(),
        stated.autoregressiveS());
  }
}
