package sdedge.check.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sdedge.check.files.StatedTrials.Trial;
import sdedge.check.model.Binomial;
import sdedge.document.TextRule;
import sdedge.document.tree.ObjectReader;
import sdedge.document.tree.ValueReader;
import sdedge.instance.Instance;

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
  private static final Set<String> TERMINATIONS =
      Set.of(ClaimedResult.COMPLETED, "time_limit", "memory_limit", "interrupted");
  private static final double INTERVAL_SLACK = 1e-8; // as far as intervals are solved for
  private static final int LOOKED_AT = 10; // draws without batches
  private static final int MOST = Integer.MAX_VALUE;

  /** The files that must be there. */
  public Set<String> files() {
    Set<String> files = new TreeSet<>(Set.of(RunFile.NAME, NAME, USERS, StatedTrials.NAME));
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
    List<Trial> trials = StatedTrials.read(findings, source);
    if (trials == null) {
      return List.of();
    }
    CapacityTrials again = CapacityTrials.of(findings, options, isWhole(), trials);
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
    boolean possible =
        TERMINATIONS.contains(status())
            && (!status().equals("time_limit") || options.hasTimeLimit());
    if (!possible) {
      capacity.required("termination").reject("an end that the run can have had");
    }
  }

  /** Numbers of users that were decided, and how sure that is. */
  private void steps(CapacityTrials again) throws IOException {
    List<Map<String, Object>> steps = new ArrayList<>();
    again
        .steps()
        .forEach(
            (users, within) -> {
              Map<String, Object> step = new LinkedHashMap<>();
              step.put("users", users);
              step.put("within", within);
              step.put("chance", (double) within / options.draws());
              double low = Binomial.low(within, options.draws());
              step.put("chance_low", Expected.near(low, INTERVAL_SLACK));
              double high = Binomial.high(within, options.draws());
              step.put("chance_high", Expected.near(high, INTERVAL_SLACK));
              steps.add(step);
            });
    is("tried", steps);
    table(USERS, List.of("users", "within", "chance", "chance_low", "chance_high"), steps);
  }

  private void curve(CapacityTrials again) throws IOException {
    List<Map<String, Object>> steps = new ArrayList<>();
    for (CapacityTrials.CurveStep at : again.curveSteps()) {
      double[] seconds = at.makespansS();
      Map<String, Object> step = new LinkedHashMap<>();
      step.put("users", at.users());
      step.put("within", at.within());
      step.put("makespan_mean_s", Arrays.stream(seconds).sum() / seconds.length);
      step.put("makespan_p50_s", seconds[(seconds.length + 1) / 2 - 1]);
      step.put("makespan_share_s", seconds[options.needed() - 1]);
      steps.add(step);
    }
    if (!steps.isEmpty()) {
      is("curve", steps);
      table(CURVE, List.copyOf(steps.get(0).keySet()), steps);
    } else if (capacity.optional("curve").isPresent()) {
      capacity.required("curve").reject("none, as nothing was searched to its end");
    }
  }

  private void table(String file, List<String> names, List<Map<String, Object>> rows)
      throws IOException {
    new ExpectedTable<Map<String, Object>>(
            file,
            rows::stream,
            1,
            names,
            row -> names.stream().map(name -> Expected.one(row.get(name))).toList())
        .check(findings, source);
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
      StatedOffers offers =
          new StatedOffers(
              findings,
              options,
              again.users(),
              new PurchasesTable(findings, instance, options, again.users())
                  .check(stated.list(0, MOST), source));
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
    String open =
        String.join(
            ", ",
            Stream.of(
                    tooMany == null ? "" : "that " + tooMany + " users are late",
                    capacity.optional("refilled").isPresent() ? "what refilling serves" : "",
                    options.levers() ? "users with purchases" : "")
                .filter(text -> !text.isEmpty())
                .toList());
    if (!open.isEmpty()) {
      notes.add("claim not derived: " + open);
    }
    return notes;
  }
}
