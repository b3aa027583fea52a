package sdedge.check;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import sdedge.control.Termination;
import sdedge.document.NumberRange;
import sdedge.document.TextRule;
import sdedge.document.tree.ObjectReader;
import sdedge.instance.Instance;
import sdedge.instance.LoadedInstance;
import sdedge.judge.Judge;
import sdedge.latency.NegativePassTimeException;
import sdedge.plan.Plan;
import sdedge.result.files.PlanReader;
import sdedge.stream.PlanExecution;
import sdedge.study.ForeignPlan;
import sdedge.study.users.CapacityFindings;
import sdedge.study.users.TriedUsers;
import sdedge.study.users.TriedUsers.UserTrial;
import sdedge.study.users.UserCapacity.DrawnPlan;
import sdedge.study.users.UserDraws;
import sdedge.study.users.UserQuestion;
import sdedge.timeline.Execution;

/**
 * A result of {@code capacity}: all counts follow from what was tried, and the users who are said
 * to be in time are by the plans stated. That more are late is not derived again.
 *
 * @param subject as its file says
 */
record CapacityCheck(
    FoundDifferences findings, LoadedInstance subject, ResultSource source, RunFile run) {
  static final String CAPACITY = CapacityFindings.FILE;

  private static final String TRIALS = "trials.csv";
  private static final String PLANS = "plans.json";
  private static final String PURCHASES = "purchases.csv";
  private static final int MOST = Integer.MAX_VALUE;

  /** Checks all files; notes of what was done again. */
  List<String> check() throws IOException {
    ObjectReader stated = source.json(findings, CAPACITY);
    if (stated == null || !source.has(TRIALS)) {
      findings.require(stated == null, TRIALS, "", "a file", "nothing");
      return List.of();
    }
    Termination termination = stated.word("termination", Termination.values(), Termination::key);
    findings.areIn(stated);
    try {
      UserQuestion question = question();
      long seed = Long.parseLong(String.valueOf(run.options().required("seed").plain()));
      TriedUsers tried = TriedUsers.of(question, trials(question));
      List<DrawnPlan> plans = tried.users() == 0 ? List.of() : plans(tried, seed);
      boolean buys = run.options().required("levers").bool();
      FileDiff.all(
          findings,
          run.command(),
          new CapacityFindings(
                  tried.capacity(
                      subject.instance().name(),
                      run.options().text("method", TextRule.ANY),
                      seed,
                      termination,
                      plans),
                  null,
                  null)
              .files(),
          buys ? Set.of(PURCHASES) : Set.of(),
          source);
      return List.of(notes(tried, stated));
    } catch (IllegalArgumentException e) {
      findings.add(CAPACITY, "", "what follows from its trials", String.valueOf(e.getMessage()));
      return List.of();
    }
  }

  private UserQuestion question() {
    ObjectReader options = run.options();
    UserQuestion question =
        new UserQuestion(
            options.number("within_s", NumberRange.POSITIVE),
            options.number("percentile", NumberRange.EFFICIENCY),
            options.integer("draws", 1, MOST),
            options.integer("most", 1, MOST));
    if (findings.isEmpty()) {
      findings.areIn(options);
    }
    return question;
  }

  /** Those that were made, whose makespans agree with whether they are in time. */
  private List<UserTrial> trials(UserQuestion question) throws IOException {
    List<UserTrial> trials = new ArrayList<>();
    source.rows(
        TRIALS,
        row -> {
          String makespan = row.get("makespan_s");
          Double makespanS = makespan.isEmpty() ? null : Double.valueOf(makespan);
          UserTrial trial =
              new UserTrial(
                  Integer.parseInt(row.get("users")),
                  Integer.parseInt(row.get("draw")),
                  row.get("within").equals("1"),
                  makespanS);
          boolean isRight = makespanS == null || trial.within() == makespanS <= question.latestS();
          if (!isRight) {
            findings.add(TRIALS, row.getRecordNumber(), "within", "as the makespan is", makespan);
          } else if (trial.draw() < 1 || trial.draw() > question.draws() || trial.users() < 1) {
            throw new IllegalArgumentException(TRIALS + ": draw " + trial.draw());
          }
          trials.add(trial);
        });
    return trials;
  }

  /** The plans of each draw in which so many users are in time, for users drawn anew. */
  private List<DrawnPlan> plans(TriedUsers tried, long seed) throws IOException {
    List<DrawnPlan> plans = new ArrayList<>();
    ObjectReader file = source.has(PLANS) ? source.json(findings, PLANS) : null;
    List<ObjectReader> stated = file == null ? List.of() : StatedPrices.each(file, "plans");
    Instance instance = run.run().overrides().applyTo(subject.instance());
    UserDraws users = new UserDraws(instance, List.of(), seed);
    int next = 0;
    for (int d = 0; d < tried.inTime().size(); d++) {
      if (tried.inTime().get(d) >= tried.users() && next < stated.size()) {
        Instance drawn = users.of(d + 1, tried.inTime().get(d));
        Plan plan = PlanReader.read(stated.get(next).object("plan"), drawn).plan();
        if (!findings.areIn(stated.get(next)) && run.options().required("trace").isNull()) {
          judge("plans[" + next + "]", drawn, plan, tried.question().latestS());
        }
        plans.add(new DrawnPlan(d + 1, drawn, plan));
        next++;
      }
    }
    findings.require(next == stated.size(), PLANS, "plans", next + " entries", stated.size());
    return file != null && findings.areIn(file) ? List.of() : plans;
  }

  /** The users are in time by their plan. */
  private void judge(String path, Instance drawn, Plan plan, double latestS) {
    ForeignPlan given = ForeignPlan.of(drawn, plan, null, null);
    given.violations().forEach(why -> findings.add(PLANS, path, "a feasible plan", why));
    if (!given.violations().isEmpty()) {
      return;
    }
    try {
      Execution execution = PlanExecution.execute(given.instance(), given.plan());
      Judge.plan(given.instance(), execution).forEach(findings::add);
      double makespanS = execution.makespanS();
      findings.require(makespanS <= latestS, PLANS, path, "a plan in time", makespanS + " s");
    } catch (NegativePassTimeException e) {
      findings.add(PLANS, path, "a plan that can be executed", String.valueOf(e.getMessage()));
    }
  }

  private String notes(TriedUsers tried, ObjectReader stated) {
    List<String> open = new ArrayList<>();
    if (tried.tooMany() != null) {
      open.add("that " + tried.tooMany() + " users are late");
    }
    if (!run.options().required("trace").isNull()) {
      open.add("that users with tokens of a trace are in time");
    }
    if (stated.optional("refilled").isPresent()) {
      open.add("what refilling serves");
    }
    if (stated.optional("purchases").isPresent()) {
      open.add("users with purchases");
    }
    return open.isEmpty()
        ? "users are in time by the plans stated"
        : ClaimChecker.NOT_AGAIN + ": " + String.join(", ", open);
  }
}
