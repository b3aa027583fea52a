package sdedge.oracle.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sdedge.document.tree.ObjectReader;
import sdedge.document.tree.ValueReader;
import sdedge.instance.Instance;
import sdedge.instance.Task;
import sdedge.oracle.model.RandomNumbers;
import sdedge.oracle.model.UndefinedTimeException;
import sdedge.oracle.stream.ContinuousExecution;
import sdedge.plan.Plan;
import sdedge.result.files.PlanReader;

/**
 * Checks {@code plans.json} of a capacity: in every draw in which users are said to be in time they
 * are drawn and their plan is executed again.
 */
record CapacityPlans(
    Findings findings, Instance instance, ResultSource source, RunOptions.OfCapacity options) {
  static final String NAME = "plans.json";

  private static final long TASKS = 3; // what tasks are drawn for
  private static final int MOST = Integer.MAX_VALUE;

  /** Checks all plans; returns what that says. */
  String check(CapacityTrials again) throws IOException {
    ObjectReader file = source.document(findings, NAME);
    if (file == null) {
      return "claim not derived: that users are in time";
    }
    Set<Integer> left = new TreeSet<>();
    IntStream.of(again.inTime(again.users())).forEach(left::add);
    int draws = left.size();
    for (ValueReader stated : file.list("plans", 0, MOST)) {
      ObjectReader of = stated.object();
      int draw = of.integer("draw", 1, options.draws());
      if (!left.remove(draw)) {
        of.required("draw").reject("another draw in time");
      } else {
        Expected.check(findings, of.required("users"), again.most(draw));
        if (!options.isTraced()) {
          plan(of.required("plan"), draw, again.most(draw));
        }
      }
      of.ignore("plan");
      of.finish();
    }
    file.finish();
    findings.add(file.problems());
    if (!left.isEmpty()) {
      findings.add(NAME, "plans", "a plan of draw " + left.iterator().next(), "none");
    }
    return options.isTraced()
        ? "claim not derived: that users are in time, as their tokens are those of a trace"
        : again.users() + " users or more are in time in " + draws + " draws by their plans";
  }

  private void plan(ValueReader stated, int draw, int users) {
    Instance drawn = instance.with(users(draw, users));
    Plan plan = PlanReader.read(stated.object(), drawn).plan();
    Double makespanS = stated.problems().count() > 0 ? null : makespanS(drawn, plan, draw);
    findings.count();
    if (makespanS != null && makespanS > options.latestS() * (1 + Findings.TOLERANCE)) {
      stated.report("a plan of " + makespanS + " s", "one of at most " + options.withinS() + " s");
    }
  }

  /** Null, with the reasons reported, if it breaks a limit or has no time. */
  private @Nullable Double makespanS(Instance drawn, Plan plan, int draw) {
    Findings own = new Findings();
    try {
      if (!plan.uplink().isDecided()) {
        own.add(NAME, "", "a decided uplink", plan.uplink().key());
      } else if (PlanLimits.check(own, drawn, plan)) {
        return ContinuousExecution.of(drawn, plan).makespanS();
      }
    } catch (UndefinedTimeException e) {
      own.add(NAME, "", "a plan that can be executed", String.valueOf(e.getMessage()));
    }
    own.differences()
        .forEach(one -> findings.add(NAME, "draw " + draw, one.expected(), one.found()));
    return null;
  }

  private List<Task> users(int draw, int number) {
    RandomNumbers tasks = RandomNumbers.of(options.seed(), TASKS, draw);
    List<Task> users = new ArrayList<>();
    for (int user = 1; user <= number; user++) {
      Task like = instance.tasks().get((int) (tasks.uniform() * instance.tasks().size()));
      users.add(
          new Task(
              "user-" + user,
              like.drafter(),
              like.inputTokens(),
              like.answer(),
              like.txPowerDbm(),
              like.channelGainDb(),
              0));
    }
    return users;
  }
}
