package sdedge.cli.option;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import sdedge.cli.terminal.WordChoice;
import sdedge.instance.Instance;
import sdedge.instance.Steps;
import sdedge.plan.ModeSets;
import sdedge.stream.ArrivalLaw;
import sdedge.stream.Candidate;
import sdedge.stream.Candidates;
import sdedge.stream.ServingPolicy;
import sdedge.stream.StreamLevel;
import sdedge.study.stream.Source;

/** What is to be found out of a stream, and how long that may take. */
public final class StreamOptions {
  private static final String POISSON = "poisson";
  private static final String GAMMA = "gamma:";
  private static final String TASKS = "tasks"; // in run.json: of the instance
  private static final int USUAL_REQUESTS = 2000;
  private static final int MOST_REQUESTS = 20_000_000;
  private static final int MOST_DRAWS = 1000;
  private static final long ONE_SECOND_NANOS = 1_000_000_000;

  @Option(
      names = "--rate",
      paramLabel = "RATES",
      order = 1,
      converter = RatesConverter.class,
      description =
          "Requests per second: 2/s, 0.5,1,2/s, 0.5:4:0.5/s; max for all at once. Default half of"
              + " what any policy can serve, and max; with --capacity the largest capacity.")
  public RatesConverter.@Nullable Rates rates;

  @Option(
      names = "--concurrency",
      paramLabel = "USERS",
      order = 1,
      converter = UsersConverter.class,
      description =
          "In place of rates: users each of whom sends the next request when an answer is complete;"
              + " 8, 1,2,4, 1:128:x8. With --capacity the most of them too.")
  public RatesConverter.@Nullable Rates users;

  @Option(
      names = "--arrivals",
      paramLabel = "LAW",
      order = 2,
      description =
          "poisson (the default), gamma:CV with the coefficient of variation of the gaps, or a CSV"
              + " file with arrival_s,task. Of an instance with arrival_s without --rate: as its"
              + " tasks arrive.")
  private @Nullable String arrivals;

  @Option(
      names = "--requests",
      paramLabel = "N",
      order = 3,
      description = "How many are drawn; default 2000.")
  private @Nullable Integer requests;

  @Option(
      names = "--seed",
      paramLabel = "N",
      order = 4,
      description = "Of arrivals, tasks and acceptance; default 1.")
  public long seed = 1;

  @Option(
      names = "--draws",
      paramLabel = "N",
      order = 5,
      description = "Repeat with other random numbers, for confidence intervals; default 1.")
  public int draws = 1;

  @Option(
      names = {"--policy", "--policies"},
      paramLabel = "POLICY",
      split = ",",
      order = 6,
      converter = PolicyWord.Converter.class,
      description =
          "Some of autoregressive, fixed:L, best, paced (needs --slo); or all. Default auto, the"
              + " best of autoregressive, best and paced.")
  private List<PolicyWord> policies = new ArrayList<>();

  @Option(
      names = "--groups",
      paramLabel = "N",
      order = 7,
      converter = GroupRange.Converter.class,
      description = "Groups that take turns; default auto, 1 and 2.")
  public GroupRange groups = GroupRange.AUTO;

  @Option(
      names = "--modes",
      paramLabel = "NAMES",
      split = ",",
      order = 7,
      description =
          "Draft modes that may be loaded; every set of them is tried. Default all of the"
              + " instance.")
  private List<String> modes = new ArrayList<>();

  @Option(
      names = "--slo",
      paramLabel = "LEVEL",
      order = 8,
      converter = StreamLevelConverter.class,
      description =
          "Such as ttft=1s,tpot=50ms,share=0.9: what at least a share of the requests gets; of the"
              + " first two one is needed, the share is 0.9 if not given.")
  public @Nullable StreamLevel level;

  @Option(
      names = "--capacity",
      order = 9,
      description = "Look for the largest rate at which --slo holds.")
  public boolean capacity;

  @Option(
      names = "--steps",
      paramLabel = "STEPS",
      order = 10,
      description =
          "mean, or expected for drawn acceptance, in place of the instance's:"
              + " ${COMPLETION-CANDIDATES}.")
  public @Nullable Steps steps;

  @Option(
      names = "--stretch",
      paramLabel = "REQUEST",
      order = 11,
      description =
          "Keep all stages of some steps, for a timeline, from the first of this request on, by its"
              + " number in requests.csv; default the one in the middle.")
  public @Nullable Integer stretch;

  @Option(
      names = "--time-limit",
      paramLabel = "TIME",
      order = 20,
      description = "Stop after a time such as 30s with the runs that are done.")
  public @Nullable Duration timeLimit;

  @Option(
      names = "--threads",
      paramLabel = "N",
      order = 22,
      description = "Runs at a time; default all cores.")
  public int threads = Runtime.getRuntime().availableProcessors();

  /** The law of arrivals, or the file that tells them. */
  public String arrivals() {
    return arrivals == null ? POISSON : arrivals;
  }

  /** Whether each task is one request, as it arrives: nothing else is asked for. */
  public boolean isOfTasks(Instance instance) {
    boolean isFree =
        arrivals == null && rates == null && users == null && requests == null && !capacity;
    return isFree && instance.tasks().stream().anyMatch(task -> task.arrivalS() > 0);
  }

  /** Where requests come from, unless that is a file. */
  public @Nullable Source source(Instance instance) {
    ArrivalLaw law = law();
    int population = instance.tasks().size();
    if (users != null) {
      return new Source.ClosedLoop(requests(), population, seed);
    } else if (isOfTasks(instance)) {
      return Source.Trace.of(instance);
    }
    return law == null ? null : new Source.Drawn(law, requests(), population, seed);
  }

  /** The law of arrivals; null if {@link #arrivals} names a file. */
  public @Nullable ArrivalLaw law() {
    String law = arrivals();
    if (law.equals(POISSON)) {
      return new ArrivalLaw.Poisson();
    } else if (!law.startsWith(GAMMA)) {
      return null;
    }
    String variation = law.substring(GAMMA.length());
    if (!variation.matches(RatesConverter.NUMBER)) {
      throw new IllegalArgumentException(
          "the variation of arrivals must lie in [0, 100], such as 0.5 or 1e-3");
    }
    return new ArrivalLaw.Gamma(Double.parseDouble(variation));
  }

  /** How many requests are drawn. */
  public int requests() {
    return requests == null ? USUAL_REQUESTS : requests;
  }

  /** Why these options do not go together; null if they do. */
  public @Nullable String contradiction() {
    boolean isTrace;
    try {
      isTrace = law() == null;
    } catch (IllegalArgumentException e) {
      return "--arrivals " + arrivals() + ": " + e.getMessage();
    }
    if (users != null && (rates != null || arrivals != null)) {
      String option = rates != null ? "--rate" : "--arrivals";
      return "--concurrency excludes " + option + ": requests are sent when answers are complete";
    } else if (requests() < 1 || requests() > MOST_REQUESTS) {
      return "--requests must be from 1 to " + MOST_REQUESTS;
    } else if (draws < 1 || draws > MOST_DRAWS) {
      return "--draws must be from 1 to " + MOST_DRAWS;
    } else if (stretch != null && stretch < 1) {
      return "--stretch must be at least 1";
    } else if (threads < 1) {
      return "--threads must be at least 1";
    } else if (isTrace && (rates != null || requests != null || capacity)) {
      String option = rates != null ? "--rate" : requests != null ? "--requests" : "--capacity";
      return option + " needs arrivals that are drawn, not those of " + arrivals();
    } else if (level == null && capacity) {
      return "--capacity needs --slo";
    } else if (level == null && asked().stream().anyMatch(PolicyWord::needsLevel)) {
      return "--policy paced needs --slo";
    }
    return null;
  }

  private List<PolicyWord> asked() {
    return policies.isEmpty() ? List.of(PolicyWord.AUTO) : policies;
  }

  /** Whether only the best candidate is of interest. */
  public boolean isAuto() {
    return asked().stream().allMatch(PolicyWord::isAuto);
  }

  /** The ways to serve an instance that were asked for, each once. */
  public List<Candidate> candidates(Instance instance) {
    Set<ServingPolicy> all = new LinkedHashSet<>();
    asked().forEach(each -> all.addAll(each.policies(instance, level)));
    List<Candidate> plain = Candidates.of(List.copyOf(all), groups.fewest(), groups.most());
    return Candidates.withModes(instance, modes(instance), plain);
  }

  /** The draft modes that may be loaded. */
  public List<String> modes(Instance instance) {
    List<String> known = ModeSets.names(instance);
    return modes.isEmpty() ? known : known.stream().filter(modes::contains).toList();
  }

  /** Why an instance has not the draft modes asked for; null if it has. */
  public @Nullable String unknownMode(Instance instance) {
    List<String> known = ModeSets.names(instance);
    if (!modes.isEmpty() && known.isEmpty()) {
      return "--modes: the drafters of the instance list none";
    }
    return modes.stream()
        .filter(name -> !known.contains(name))
        .findFirst()
        .map(name -> "--modes: " + WordChoice.mustBeOneOf(name, known))
        .orElse(null);
  }

  /** Adds what was used, by name. */
  public void addTo(Map<String, @Nullable Object> used, Instance instance) {
    boolean isDrawn = law() != null && !isOfTasks(instance);
    String own = users == null ? arrivals() : Source.ClosedLoop.KEY;
    used.put("arrivals", isOfTasks(instance) ? TASKS : own);
    used.put("requests", isDrawn ? requests() : null);
    used.put("seed", seed);
    used.put("draws", draws);
    used.put("policy", String.join(",", asked().stream().map(PolicyWord::toString).toList()));
    used.put("groups", groups.toString());
    if (instance.hasModes()) {
      used.put("modes", String.join(",", modes(instance)));
    }
    used.put("slo_ttft_s", level == null ? null : finite(level.ttftS()));
    used.put("slo_tpot_s", level == null ? null : finite(level.tpotS()));
    used.put("slo_share", level == null ? null : level.share());
    used.put("capacity", capacity);
    used.put("stretch", stretch);
    used.put("steps", instance.speculation().steps().key());
    used.put(
        "time_limit_s", timeLimit == null ? null : timeLimit.toNanos() / (double) ONE_SECOND_NANOS);
    used.put("threads", threads);
  }

  private static @Nullable Double finite(double seconds) {
    return seconds < Double.POSITIVE_INFINITY ? seconds : null;
  }
}
