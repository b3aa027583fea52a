package sdedge.oracle.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import sdedge.document.TextRule;
import sdedge.document.tree.ObjectReader;
import sdedge.document.tree.ValueReader;
import sdedge.instance.Instance;
import sdedge.oracle.model.Binomial;
import sdedge.result.table.Json;

/**
 * Checks {@code capacity.json} and the tables beside it: what was tried is what the search had to
 * try, all figures follow from it, and users who are said to be in time are by the plans stated.
 * That more users are late, and what purchases and refilling serve, is not derived again.
 */
public record CapacityFile(
    Findings findings,
    ResultSource source,
    Instance instance,
    ObjectReader capacity,
    RunOptions.OfCapacity options) {
  public static final String NAME = "capacity.json";

  private static final String USERS = "users.csv";
  private static final String CURVE = "curve.csv";
  private static final double INTERVAL_SLACK = 1e-8; // as far as intervals are solved for
  private static final int LOOKED_AT = 10; // draws without batches
  private static final int MOST = Integer.MAX_VALUE;

  public Set<String> files() {
    Set<String> files = new TreeSet<>(Set.of(RunFile.NAME, NAME, USERS, CapacityTrials.NAME));
    if (capacity.optional("curve").isPresent()) {
      files.add(CURVE);
    }
    if (options.levers()) {
      files.add(PurchasesTable.NAME);
    }
    if (users() > 0) {
      files.add(CapacityPlans.NAME);
    }
    return files;
  }

  private int users() {
    return capacity.integer("users", 0, MOST);
  }

  /** How the run ended, as stated. */
  public String status() {
    return capacity.text("termination", TextRule.ANY);
  }

  private boolean isWhole() {
    return status().equals(ClaimedResult.COMPLETED);
  }

  /** Checks everything that can be computed again; notes of what was done again. */
  public List<String> check() throws IOException {
    question();
    StatedTable trials = CapacityTrials.read(findings, source);
    if (trials == null) {
      return List.of();
    }
    CapacityTrials again = new CapacityTrials(findings, options, isWhole(), trials);
    is("users", again.users());
    is("too_many", again.tooMany());
    steps(again);
    curve(again);
    refilled(again);
    purchases(again);
    capacity.finish();
    return notes(again);
  }

  private void is(String key, @Nullable Object expected) {
    Expected.check(findings, capacity.required(key), expected);
  }

  private void question() {
    is("instance", instance.name());
    is("method", options.method());
    is("within_s", options.withinS());
    is("share", options.share());
    is("draws", options.draws());
    is("seed", options.seed());
  }

  /** Numbers of users that were decided, and how sure that is. */
  private void steps(CapacityTrials again) throws IOException {
    int draws = options.draws();
    List<Map<String, @Nullable Object>> steps = new ArrayList<>();
    for (Map.Entry<Integer, Integer> step : again.steps().entrySet()) {
      int within = step.getValue();
      steps.add(
          Json.fields(
              "users", step.getKey(),
              "within", within,
              "chance", (double) within / draws,
              "chance_low", Expected.near(Binomial.low(within, draws), INTERVAL_SLACK),
              "chance_high", Expected.near(Binomial.high(within, draws), INTERVAL_SLACK)));
    }
    is("tried", steps);
    List<String> columns = List.of("users", "within", "chance", "chance_low", "chance_high");
    ExpectedTable.of(USERS, steps, 1, columns).check(findings, source);
  }

  private void curve(CapacityTrials again) throws IOException {
    List<Map<String, @Nullable Object>> steps = new ArrayList<>();
    for (CapacityTrials.CurveStep at : again.curveSteps()) {
      double[] seconds = at.makespansS();
      steps.add(
          Json.fields(
              "users",
              at.users(),
              "within",
              at.within(),
              "makespan_mean_s",
              Arrays.stream(seconds).sum() / seconds.length,
              "makespan_p50_s",
              seconds[(seconds.length + 1) / 2 - 1],
              "makespan_share_s",
              seconds[options.needed() - 1]));
    }
    if (!steps.isEmpty()) {
      is("curve", steps);
      List<String> columns = List.copyOf(steps.get(0).keySet());
      ExpectedTable.of(CURVE, steps, 1, columns).check(findings, source);
    } else if (capacity.optional("curve").isPresent()) {
      capacity.required("curve").reject("none, as nothing was searched to its end");
    }
  }

  /** What refilled groups serve goes together; no plan of theirs is stated. */
  private void refilled(CapacityTrials again) {
    ValueReader stated = capacity.optional("refilled").orElse(null);
    if (stated == null) {
      return;
    }
    ObjectReader of = stated.object();
    int draws = Math.min(LOOKED_AT, options.draws());
    int users = of.integer("users", again.users(), options.most());
    boolean isMore = users > again.users();
    of.required("is_whole").bool();
    Expected.check(findings, of.required("draws"), draws);
    Expected within = isMore ? Expected.between(options.needed(draws), draws, 0) : Expected.of(0L);
    within.check(findings, of.required("within"));
    of.finish();
  }

  private void purchases(CapacityTrials again) throws IOException {
    ValueReader stated = capacity.optional("purchases").orElse(null);
    if (options.levers() != (stated != null)) {
      findings.add(NAME, "purchases", options.levers() ? "a list" : "none", "" + (stated != null));
    } else if (stated != null) {
      StatedOffers offers = new StatedOffers(findings, options, again.users());
      new PurchasesTable(findings, instance, options, offers).check(stated.list(0, MOST), source);
      capacity.optional("pairs").ifPresent(pairs -> offers.pairs(pairs.list(1, MOST)));
      if (options.users() != null) {
        offers.cheapest(capacity.object("cheapest"));
      }
    }
  }

  private List<String> notes(CapacityTrials again) throws IOException {
    List<String> notes = new ArrayList<>();
    Integer tooMany = again.tooMany();
    if (again.users() > 0) {
      notes.add(new CapacityPlans(findings, instance, source, options).check(again));
    }
    List<String> open = new ArrayList<>();
    if (tooMany != null) {
      open.add("that " + tooMany + " users are late");
    }
    if (capacity.optional("refilled").isPresent()) {
      open.add("what refilling serves");
    }
    if (options.levers()) {
      open.add("users with purchases");
    }
    if (!open.isEmpty()) {
      notes.add("claim not derived: " + String.join(", ", open));
    }
    return notes;
  }
}
