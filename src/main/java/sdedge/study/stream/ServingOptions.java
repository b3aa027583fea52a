package sdedge.study.stream;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sdedge.document.NumberRange;
import sdedge.document.Suggestion;
import sdedge.document.TextRule;
import sdedge.document.tree.ObjectReader;
import sdedge.document.tree.ValueReader;
import sdedge.instance.Instance;
import sdedge.instance.Steps;
import sdedge.plan.ModeSets;
import sdedge.stream.ArrivalLaw;
import sdedge.stream.Candidate;
import sdedge.stream.Candidates;
import sdedge.stream.ServingPolicy;
import sdedge.stream.StreamLevel;

/**
 * What is to be found out of a stream, and how, as the options of {@code stream} say it
 * (docs/stream.md).
 *
 * @param rates requests per second or all at once; null for some that say much
 * @param users of closed loops, in place of rates or at them; null for requests that come by
 *     themselves
 * @param arrivals a law, or the file that lists them, of closed loops their order; null for
 *     Poisson's, or those of the tasks
 * @param requests how many are drawn; null for the usual number
 * @param draws of the requests
 * @param policies none for those among which the best is looked for
 * @param modes draft modes that may be loaded; none for all of the instance
 * @param level promised; null for none
 * @param capacity whether the largest rate is looked for at which the level holds
 * @param steps in place of the instance's; null for those
 * @param window the request, from 1, from which on all stages are kept; null for the middle
 * @param timeLimit null for none
 * @param threads runs at a time
 */
public record ServingOptions(
    @Nullable List<Rate> rates,
    @Nullable List<Rate> users,
    @Nullable String arrivals,
    @Nullable Integer requests,
    long seed,
    int draws,
    List<PolicyWord> policies,
    GroupRange groups,
    List<String> modes,
    @Nullable StreamLevel level,
    boolean capacity,
    @Nullable Steps steps,
    @Nullable Integer window,
    @Nullable Duration timeLimit,
    int threads) {
  private static final String POISSON = "poisson";
  private static final String GAMMA = "gamma:";
  private static final String TASKS = "tasks"; // in run.json: of the instance

  /** A number in an option. */
  public static final String NUMBER = "[0-9]{1,18}(?:\\.[0-9]{0,18})?(?:[eE][-+]?[0-9]{1,2})?";

  private static final int USUAL_REQUESTS = 2000;
  private static final int MOST_REQUESTS = 20_000_000;
  private static final int MOST_DRAWS = 1000;

  public ServingOptions {
    rates = rates == null ? null : List.copyOf(rates);
    users = users == null ? null : List.copyOf(users);
    policies = policies.isEmpty() ? List.of(PolicyWord.AUTO) : List.copyOf(policies);
    modes = List.copyOf(modes);
  }

  /** The law of arrivals, or the file that lists them. */
  String arrivalsOrLaw() {
    return arrivals == null ? POISSON : arrivals;
  }

  /** Whether each task is one request, as it arrives: nothing else is asked for. */
  private boolean isOfTasks(Instance instance) {
    boolean isFree =
        arrivals == null && rates == null && users == null && requests == null && !capacity;
    return isFree && instance.tasks().stream().anyMatch(task -> task.arrivalS() > 0);
  }

  /** Where requests come from, unless that is a file. */
  @Nullable Source source(Instance instance) {
    ArrivalLaw law = law();
    int population = instance.tasks().size();
    if (users != null) {
      return law == null ? null : new Source.Drawn(law, count(), population, seed, true);
    } else if (isOfTasks(instance)) {
      return Source.Listed.of(instance);
    }
    return law == null ? null : new Source.Drawn(law, count(), population, seed, false);
  }

  /** The law of arrivals; null if {@link #arrivals} names a file. */
  private @Nullable ArrivalLaw law() {
    String law = arrivalsOrLaw();
    if (law.equals(POISSON)) {
      return new ArrivalLaw.Poisson();
    } else if (!law.startsWith(GAMMA)) {
      return null;
    }
    String variation = law.substring(GAMMA.length());
    if (!variation.matches(NUMBER)) {
      throw new IllegalArgumentException(
          "the variation of arrivals must lie in [0, 100], such as 0.5 or 1e-3");
    }
    return new ArrivalLaw.Gamma(Double.parseDouble(variation));
  }

  private int count() {
    return requests == null ? USUAL_REQUESTS : requests;
  }

  /** Why these options do not go together; null if they do. */
  public @Nullable String contradiction() {
    boolean isTrace;
    try {
      isTrace = law() == null;
    } catch (IllegalArgumentException e) {
      return "--arrivals " + arrivalsOrLaw() + ": " + e.getMessage();
    }
    String ofUsers = users == null ? null : contradictionOfUsers(isTrace);
    if (ofUsers != null) {
      return ofUsers;
    } else if (count() < 1 || count() > MOST_REQUESTS) {
      return "--requests must be from 1 to " + MOST_REQUESTS;
    } else if (draws < 1 || draws > MOST_DRAWS) {
      return "--draws must be from 1 to " + MOST_DRAWS;
    } else if (window != null && window < 1) {
      return "--window must be at least 1";
    } else if (threads < 1) {
      return "--threads must be at least 1";
    } else if (isTrace && (rates != null || requests != null || capacity)) {
      String option = rates != null ? "--rate" : requests != null ? "--requests" : "--capacity";
      return option
          + " needs arrivals that are drawn (poisson, gamma:CV), not those of "
          + arrivalsOrLaw();
    } else if (level == null && capacity) {
      return "--capacity needs --slo";
    } else if (level == null && policies.stream().anyMatch(PolicyWord::needsLevel)) {
      return "--policy paced needs --slo";
    }
    return null;
  }

  private @Nullable String contradictionOfUsers(boolean isTrace) {
    String sent = ": requests are sent when answers are complete";
    if (arrivals != null && rates == null && !isTrace) {
      return "--concurrency excludes --arrivals " + arrivals + " without --rate" + sent;
    } else if (rates != null && (isTrace || capacity)) {
      String option = capacity ? "--capacity" : "--arrivals " + arrivals;
      return "--concurrency with --rate excludes " + option;
    } else if (rates != null && rates.stream().anyMatch(rate -> rate.perS() == null)) {
      return "--concurrency excludes --rate max" + sent;
    }
    return null;
  }

  List<Rate> usersAtRates(List<Rate> of) {
    return rates == null
        ? of
        : of.stream().flatMap(each -> rates.stream().map(rate -> each.at(rate))).toList();
  }

  /** Whether only the best candidate is of interest. */
  public boolean isAuto() {
    return policies.stream().allMatch(PolicyWord::isAuto);
  }

  /** The ways to serve an instance that were asked for, each once. */
  List<Candidate> candidates(Instance instance) {
    Set<ServingPolicy> all = new LinkedHashSet<>();
    policies.forEach(each -> all.addAll(each.policies(instance, level)));
    List<Candidate> plain = Candidates.of(List.copyOf(all), groups.fewest(), groups.most());
    return Candidates.withModes(instance, modes(instance), plain);
  }

  /** The draft modes that may be loaded. */
  List<String> modes(Instance instance) {
    List<String> known = ModeSets.names(instance);
    return modes.isEmpty() ? known : known.stream().filter(modes::contains).toList();
  }

  /** Why an instance has not the draft modes asked for; null if it has. */
  @Nullable String unknownMode(Instance instance) {
    List<String> known = ModeSets.names(instance);
    if (!modes.isEmpty() && known.isEmpty()) {
      return "--modes: the drafters of the instance list none";
    }
    return modes.stream()
        .filter(name -> !known.contains(name))
        .findFirst()
        .map(name -> "--modes: " + Suggestion.mustBeOneOf(name, known))
        .orElse(null);
  }

  /** What of these a run of an instance used, by name (docs/results.md). */
  Map<String, @Nullable Object> used(Instance instance) {
    Map<String, @Nullable Object> used = new LinkedHashMap<>();
    used.put("command", "stream");
    boolean isDrawn = law() != null && !isOfTasks(instance);
    String own = users == null ? arrivalsOrLaw() : Source.CLOSED_LOOP;
    used.put("arrivals", isOfTasks(instance) ? TASKS : own);
    if (users != null && !isDrawn) {
      used.put("task_order", arrivalsOrLaw());
    } else if (users != null && arrivals != null) {
      used.put("law", arrivals);
    }
    used.put("requests", isDrawn ? count() : null);
    used.put("seed", seed);
    used.put("draws", draws);
    used.put("policy", String.join(",", policies.stream().map(PolicyWord::toString).toList()));
    used.put("groups", groups.toString());
    if (instance.hasModes()) {
      used.put("modes", String.join(",", modes(instance)));
    }
    used.put("slo_ttft_s", level == null ? null : finite(level.ttftS()));
    used.put("slo_tpot_s", level == null ? null : finite(level.tpotS()));
    used.put("slo_share", level == null ? null : level.share());
    used.put("capacity", capacity);
    used.put("window", window);
    used.put("steps", instance.speculation().steps().key());
    used.put("time_limit_s", timeLimit == null ? null : timeLimit.toNanos() / 1e9);
    used.put("threads", threads);
    return used;
  }

  /**
   * Reads what {@link #used} wrote; rates are not among it.
   *
   * @param served rates at which requests were served, or users
   * @throws IllegalArgumentException if a word is none
   */
  public static ServingOptions read(ObjectReader used, List<Rate> served) {
    String arrivals = used.text("arrivals", TextRule.ANY);
    boolean isClosed = arrivals.equals(Source.CLOSED_LOOP);
    ValueReader requests = used.required("requests");
    ValueReader share = used.required("slo_share");
    ValueReader window = used.required("window");
    List.of("slo_ttft_s", "slo_tpot_s").stream()
        .map(used::required)
        .filter(limit -> share.isNull() && !limit.isNull())
        .forEach(limit -> limit.reject("null, without a share"));
    String law = given(used, "law"); // of users who do not send before requests would come
    return new ServingOptions(
        law == null
            ? null
            : served.stream()
                .map(Rate::perS)
                .filter(Objects::nonNull)
                .map(Rate::perSecond)
                .distinct()
                .toList(),
        isClosed ? served : null,
        isClosed
            ? Optional.ofNullable(given(used, "task_order")).orElse(law)
            : arrivals.equals(TASKS) ? null : arrivals,
        requests.isNull() ? null : Integer.valueOf(requests.integer(1, MOST_REQUESTS)),
        whole(used.required("seed")),
        used.integer("draws", 1, MOST_DRAWS),
        Arrays.stream(used.text("policy", TextRule.ANY).split(",")).map(PolicyWord::parse).toList(),
        GroupRange.parse(used.text("groups", TextRule.ANY)),
        Optional.ofNullable(given(used, "modes"))
            .map(modes -> List.of(modes.split(",")))
            .orElse(List.of()),
        share.isNull()
            ? null
            : new StreamLevel(
                limit(used.required("slo_ttft_s")),
                limit(used.required("slo_tpot_s")),
                share.number(NumberRange.EFFICIENCY)),
        used.required("capacity").bool(),
        used.word("steps", Steps.values(), Steps::key),
        window.isNull() ? null : Integer.valueOf(window.integer(1, MOST_REQUESTS)),
        null,
        used.integer("threads", 1, Integer.MAX_VALUE));
  }

  private static @Nullable String given(ObjectReader used, String key) {
    return used.optional(key)
        .filter(value -> !value.isNull())
        .map(value -> value.text(TextRule.ANY))
        .filter(text -> !text.isEmpty())
        .orElse(null);
  }

  private static double limit(ValueReader value) {
    return value.isNull() ? Double.POSITIVE_INFINITY : value.number(NumberRange.POSITIVE);
  }

  /** A seed, of 64 bits. */
  private static long whole(ValueReader value) {
    try {
      return Long.parseLong(String.valueOf(value.plain()));
    } catch (NumberFormatException e) {
      value.reject("a whole number of 64 bits");
      return 0;
    }
  }

  private static @Nullable Double finite(double seconds) {
    return seconds < Double.POSITIVE_INFINITY ? seconds : null;
  }
}
