package sdedge.cli.option;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import sdedge.instance.Steps;
import sdedge.stream.StreamLevel;
import sdedge.study.stream.GroupRange;
import sdedge.study.stream.PolicyWord;
import sdedge.study.stream.ServingOptions;

/** What is to be found out of a stream, and how long that may take. */
public final class StreamOptions {
  @Option(
      names = "--rate",
      paramLabel = "RATES",
      order = 1,
      description =
          "Requests per second: 2/s, 0.5,1,2/s, 0.5:4:0.5/s; max for all at once. Default half of"
              + " what any policy can serve, and max; with --capacity the largest capacity.")
  private Converters.@Nullable Rates rates;

  @Option(
      names = "--concurrency",
      paramLabel = "USERS",
      order = 1,
      description =
          "Users each of whom sends the next request when an answer is complete, with --rate not"
              + " before it would arrive; 8, 1,2,4, 1:128:x8. With --capacity the most of them"
              + " too.")
  private Converters.@Nullable Users users;

  @Option(
      names = "--arrivals",
      paramLabel = "LAW",
      order = 2,
      description =
          "poisson (the default), gamma:CV with the coefficient of variation of the gaps, or a CSV"
              + " file with arrival_s,task, for users their order. Of an instance with arrival_s"
              + " without --rate: as its tasks arrive.")
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
  private long seed = 1;

  @Option(
      names = "--draws",
      paramLabel = "N",
      order = 5,
      description = "Repeat with other random numbers, for confidence intervals; default 1.")
  private int draws = 1;

  @Option(
      names = {"--policy", "--policies"},
      paramLabel = "POLICY",
      split = ",",
      order = 6,
      description =
          "Some of autoregressive, fixed:L, best, paced (needs --slo), joining; or all. Default"
              + " auto, the best of autoregressive, best and paced.")
  private List<PolicyWord> policies = new ArrayList<>();

  @Option(
      names = "--groups",
      paramLabel = "N",
      order = 7,
      description =
          "Groups that take turns; default auto, 1 and 2. Of joining: the part of the residents"
              + " that a pass waits for; 1 to 3.")
  private GroupRange groups = GroupRange.AUTO;

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
      description =
          "Such as ttft=1s,tpot=50ms,share=0.9: what at least a share of the requests gets; of the"
              + " first two one is needed, the share is 0.9 if not given.")
  private @Nullable StreamLevel level;

  @Option(
      names = "--capacity",
      order = 9,
      description = "Look for the largest rate at which --slo holds.")
  private boolean capacity;

  @Option(
      names = "--steps",
      paramLabel = "STEPS",
      order = 10,
      description =
          "mean, or expected for drawn acceptance, in place of the instance's:"
              + " ${COMPLETION-CANDIDATES}.")
  private @Nullable Steps steps;

  @Option(
      names = "--window",
      paramLabel = "REQUEST",
      order = 11,
      description =
          "Keep all stages of some steps, for a timeline, from the first of this request on, by its"
              + " number in requests.csv; default the one in the middle.")
  private @Nullable Integer window;

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
  private int threads = Runtime.getRuntime().availableProcessors();

  /** What is asked for. */
  public ServingOptions asked() {
    return new ServingOptions(
        rates == null ? null : rates.all(),
        users == null ? null : users.all(),
        arrivals,
        requests,
        seed,
        draws,
        policies,
        groups,
        modes,
        level,
        capacity,
        steps,
        window,
        timeLimit,
        threads);
  }
}
