package sdedge.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import sdedge.RandomAnswers;
import sdedge.RandomBatching;
import sdedge.RandomInstances;
import sdedge.RandomModes;
import sdedge.instance.Instance;
import sdedge.instance.Named;
import sdedge.instance.SearchOption;
import sdedge.instance.UplinkPolicy;
import sdedge.search.solver.Approaches;
import sdedge.study.program.InstanceFiles;

/**
 * Draws instances and command lines: shipped instances, those that were refused once, random small
 * ones of several drafters with modes, links and laws of answers, and all of these with a number
 * changed; options of every command, most of which go together.
 */
final class DrawnCommandLine {
  private static final Pattern NUMBER = Pattern.compile("(?<=[: \\[])-?\\d+(\\.\\d+)?(e-?\\d+)?");
  static final String[] NUMBERS = {"0", "1", "2", "3", "0.5", "-1", "1e-6", "1000", "40"};
  private static final String[] METHODS = {
    "exhaustive",
    "continuous",
    "partitions",
    "random",
    "published",
    "static-batch:2",
    "fixed-length:1",
    "mode:ids",
    "co-located",
    "no-such"
  };
  private static final String[] LIMITS = {"20ms", "200ms", "1s"};
  private static final Object[] KV_TOKENS = {"30", "100", "400", "5000", "900,300", "0"};
  private static final String[] SETTINGS = {
    "speculation.max_length=2",
    "speculation.min_length=0",
    "speculation.min_length=1",
    "speculation.scope=global",
    "speculation.scope=drafter",
    "speculation.steps=expected",
    "uplink=auto",
    "order=auto",
    "pipeline=rolling",
    "pipeline=continuous",
    "batching.max_tasks_per_batch=1",
    "batching.max_tasks_per_batch=2",
    "batching.max_tasks_per_cohort=2",
    "batching.padding=longest-input",
    "batching.padding=none",
    "batching.residency=batch",
    "verifier.pass_overhead_s=0.01",
    "verifier.peak_flops=*2",
    "verifier.memory_bandwidth=*0.5",
    "drafters[*].fronthaul.latency_s=0.02",
    "drafters[0].wireless.bandwidth_hz=*0.1",
    "drafters[0].wireless.noise_dbm=-106",
    "tasks[0].input_tokens=1",
    "tasks[0].output_tokens=1",
    "tasks[*].channel_gain_db=-120",
    "no.such.path=1"
  };

  private static final Object[] PRICES = {
    "verifier.memory_bandwidth=900/200e9",
    "verifier.memory_bytes=1200/24e9",
    "verifier.peak_flops=1e17/1e-8",
    "drafters=2000/1",
    "drafters[0].fronthaul.latency_s=5/1e-3",
    "speculation.max_length=1/1",
    "no.such=1/1"
  };

  /** A file: nothing can be written below it or, as it is not of this program, in its place. */
  static final String NOWHERE = "not-a-folder";

  private final Choices choices;
  private final Path folder;
  private final List<Path> shipped;
  private final List<Path> seams;

  /** Draws from {@code random} into a folder. */
  DrawnCommandLine(Random random, Path folder) throws IOException {
    choices = new Choices(random);
    this.folder = folder;
    shipped = files("instances");
    seams = files("src/test/resources/reference/hard/seams");
    Files.writeString(folder.resolve(NOWHERE), NOWHERE);
  }

  private static List<Path> files(String... folders) throws IOException {
    List<Path> files = new ArrayList<>();
    for (String each : folders) {
      try (Stream<Path> entries = Files.list(Path.of(each))) {
        entries.filter(file -> file.toString().endsWith(".yaml")).sorted().forEach(files::add);
      }
    }
    files.removeIf(file -> file.endsWith("devices.yaml"));
    return files;
  }

  /** Somewhere in the folder, at times where nothing can be written. */
  Path out(String name) {
    return choices.chance(0.1) ? nowhere() : folder.resolve(name);
  }

  /** A place where nothing can be written. */
  Path nowhere() {
    Path file = folder.resolve(NOWHERE);
    return choices.oneOf(file, file.resolve("below"), file.resolve("below/that"));
  }

  /** A file in the folder. */
  Path instance() throws IOException {
    Path file =
        choices.chance(0.7)
            ? drawn()
            : fewTasks(choices.oneOf(choices.chance(0.6) ? shipped : seams));
    return choices.chance(0.15) ? changed(file) : file;
  }

  private Path drawn() throws IOException {
    int drafters = 1 + choices.below(3);
    Instance instance =
        new RandomInstances(choices.random())
            .drafters(drafters)
            .tasks(1 + choices.below(5))
            .maxLength(choices.below(4))
            .maxTokens(choices.chance(0.5) ? 12 : 100)
            .next();
    if (choices.chance(0.5)) {
      instance = new RandomModes(choices.random()).of(instance);
    }
    if (choices.chance(0.5)) {
      instance = RandomAnswers.withSteps(choices.random(), instance);
    }
    if (choices.chance(0.3)) {
      instance = instance.withOptions(null, UplinkPolicy.JOINT, null, null);
    }
    if (choices.chance(0.5)) {
      instance = RandomBatching.of(choices.random(), instance);
    }
    return InstanceFiles.write(instance, folder);
  }

  /** A copy of a file with its first tasks, latency tables beside it. */
  private Path fewTasks(Path file) throws IOException {
    String text = Files.readString(file);
    if (text.startsWith("{")) {
      return Files.copy(file, folder.resolve("drawn.json"));
    }
    int tasks = text.indexOf("\ntasks:") + 1;
    List<String> lines = new ArrayList<>(text.substring(0, tasks).lines().toList());
    List<String> of = text.substring(tasks).lines().toList();
    int most = 2 + choices.below(4);
    int begun = 0;
    for (String line : of) {
      begun += line.startsWith("  - ") ? 1 : 0;
      if (begun <= most) {
        lines.add(line);
      }
    }
    for (Path table : List.of(Path.of("instances/measured-table-mbs.csv"))) {
      Files.copy(table, folder.resolve(table.getFileName()));
    }
    return Files.write(folder.resolve("drawn.yaml"), lines);
  }

  /** With another number in one place. */
  private Path changed(Path file) throws IOException {
    String text = Files.readString(file);
    Matcher matcher = NUMBER.matcher(text);
    int count = (int) matcher.results().count();
    if (count == 0) {
      return file;
    }
    int which = 1 + choices.below(count - 1); // not the version
    matcher.reset();
    for (int k = 0; k <= which; k++) {
      if (!matcher.find()) {
        return file;
      }
    }
    String now =
        text.substring(0, matcher.start()) + choices.oneOf(NUMBERS) + text.substring(matcher.end());
    return Files.writeString(file, now);
  }

  /** Values in place of those of the file, most often none. */
  List<String> settings() {
    List<String> options = new ArrayList<>();
    while (choices.chance(0.25)) {
      options.add("--set");
      options.add(choices.oneOf(SETTINGS));
    }
    return options;
  }

  /** What is searched in place of what the file says. */
  List<String> overrides() {
    return overrides(SearchOption.values());
  }

  private List<String> overrides(SearchOption... some) {
    List<String> options = new ArrayList<>();
    for (SearchOption option : some) {
      choices.maybe(
          0.35, options, "--" + option.key(), option.words().stream().map(Named::key).toArray());
    }
    return options;
  }

  /** How a search runs: by one thread, so that the clock of the test ends it in the same place. */
  List<String> run() {
    List<String> options = new ArrayList<>(List.of("--threads", "1"));
    options.addAll(List.of("--time-limit", choices.oneOf(LIMITS)));
    return options;
  }

  /** A method, most often the best one. */
  List<String> method() {
    if (choices.chance(0.5)) {
      return List.of();
    }
    List<String> names = new ArrayList<>(Arrays.asList(METHODS));
    Approaches.definitions().keySet().stream()
        .filter(name -> !name.contains("milp") && !name.contains(":"))
        .forEach(names::add);
    names.add(choices.chance(0.1) ? "milp:highs" : "dp");
    return List.of("--method", choices.oneOf(names.toArray(String[]::new)));
  }

  /** What only {@code solve} takes. */
  List<String> ofSolve() {
    List<String> options = new ArrayList<>(method());
    choices.maybe(0.1, options, "--gap", "0.05", "5%");
    choices.maybe(0.1, options, "--kv-tokens", KV_TOKENS);
    choices.flag(0.25, options, "--bound-all");
    choices.maybe(0.4, options, "--class", "contiguous", "partitions", "auto");
    choices.maybe(0.05, options, "--require", "optimal");
    choices.flag(0.05, options, "--json");
    return options;
  }

  /**
   * A command other than {@code solve} on an instance.
   *
   * @param result of it that was written; null if there is none
   */
  List<Object> other(Path instance, Path result, boolean hasPlan, boolean hasResult) {
    List<Object> argv = new ArrayList<>();
    Path plan = result.resolve("plan.json");
    Path out = out("other");
    switch (choices.below(hasPlan ? 11 : hasResult ? 8 : 6)) {
      case 0 -> {
        argv.addAll(List.of("compare", instance, "-o", out));
        argv.addAll(choices.chance(0.3) ? List.of() : List.of("--methods", methods()));
        argv.addAll(why());
        argv.addAll(overrides());
        argv.addAll(run());
      }
      case 1 -> {
        argv.addAll(List.of("stream", instance, "-o", out, "--requests", 1 + choices.below(30)));
        argv.addAll(List.of("--rate", choices.oneOf("0.1", "1/s", "1,4/s", "100"), "--threads", 1));
        argv.addAll(stream());
      }
      case 2 -> {
        argv.addAll(List.of("capacity", instance, "--within", choices.oneOf("1s", "5s", "100s")));
        argv.addAll(List.of("--draws", 1 + choices.below(3), "--most", 6));
        argv.addAll(choices.chance(0.5) ? List.of("-o", out) : List.of());
        argv.addAll(ofCapacity());
        argv.addAll(overrides());
        argv.addAll(run());
        argv.addAll(method());
      }
      case 3 -> {
        argv.addAll(
            List.of("sweep", instance, "--methods", choices.oneOf("dp", "dp,greedy", "goodput")));
        argv.addAll(List.of("--tasks", choices.oneOf("1", "1,2", "2..3"), "-o", out));
        argv.addAll(overrides());
        argv.addAll(run());
      }
      case 4 -> {
        argv.addAll(
            List.of(
                "bench", instance, "--methods", choices.oneOf("dp,greedy", "goodput"), "-o", out));
        argv.addAll(List.of("--repeats", 1, "--warmup", 0));
        argv.addAll(overrides());
        argv.addAll(run());
      }
      case 5 -> {
        argv.addAll(List.of("validate", instance));
        argv.addAll(choices.chance(0.3) ? List.of("--json") : List.of());
        argv.addAll(choices.chance(0.3) ? List.of("--strict") : List.of());
      }
      case 6 -> argv.addAll(List.of("report", result, "-o", out("page.html")));
      case 7 -> {
        argv.addAll(List.of("check", instance, result, "--claim-time-limit", "1s"));
        argv.addAll(choices.chance(0.5) ? List.of("--json") : List.of());
      }
      case 8 -> {
        argv.addAll(List.of("evaluate", instance, plan, "-o", out));
        argv.addAll(overrides(SearchOption.PIPELINE, SearchOption.UPLINK, SearchOption.STEPS));
      }
      case 9 -> {
        argv.addAll(List.of("simulate", instance, plan, "-o", out, "--runs", 5, "--threads", 1));
        List<String> options = overrides(SearchOption.PIPELINE, SearchOption.STEPS);
        choices.maybe(0.2, options, "--clairvoyant", 2);
        argv.addAll(options);
      }
      default -> {
        argv.addAll(choices.chance(0.5) ? List.of("explain", result) : export(result));
        argv.addAll(
            argv.get(0).equals("explain")
                ? List.of("--threads", 1, "--time-limit", choices.oneOf(LIMITS))
                : List.of());
      }
    }
    if (!argv.get(0).equals("check") && !argv.get(0).equals("report")) {
      argv.addAll(
          argv.get(0).equals("validate") || argv.get(0).equals("sweep") ? List.of() : settings());
    }
    return argv;
  }

  /** Why a method is worse that is mostly compared, at times on paper too. */
  private List<Object> why() {
    List<Object> options = new ArrayList<>();
    if (choices.chance(0.4)) {
      options.addAll(List.of("--why", choices.oneOf("dp", "greedy", "goodput", "greedy,dp")));
      options.addAll(choices.chance(0.3) ? List.of("--json") : List.of());
    }
    return options;
  }

  /** What there is to buy, at prices of what is mostly for sale. */
  private List<String> ofCapacity() {
    List<String> options = new ArrayList<>();
    choices.maybe(0.3, options, "--percentile", "0.5", "1");
    choices.flag(0.2, options, "--curve");
    choices.flag(0.1, options, "--json");
    if (choices.chance(0.5)) {
      options.add("--levers");
      choices.maybe(0.5, options, "--price", PRICES);
      choices.maybe(0.3, options, "--price", PRICES);
    } else {
      choices.maybe(0.1, options, "--price", PRICES);
    }
    return options;
  }

  private List<Object> export(Path result) {
    return List.of("export", result, "--to", choices.oneOf("perfetto", "vega-lite", "long-csv"));
  }

  private List<Object> stream() {
    List<Object> options = new ArrayList<>(List.of("--time-limit", choices.oneOf(LIMITS)));
    List<String> more = new ArrayList<>();
    choices.maybe(0.1, more, "--kv-tokens", KV_TOKENS);
    choices.maybe(0.4, more, "--policy", "autoregressive", "best", "fixed:1", "auto");
    choices.maybe(0.3, more, "--groups", "1", "2", "auto", "3");
    more.addAll(overrides(SearchOption.STEPS));
    choices.maybe(0.3, more, "--slo", "ttft=1s,tpot=50ms", "ttft=10s,share=0.5", "tpot=1s");
    choices.flag(0.2, more, "--capacity");
    choices.maybe(0.2, more, "--draws", 2, 3);
    choices.maybe(0.2, more, "--arrivals", "poisson", "gamma:2");
    more.addAll(engine());
    options.addAll(more);
    return options;
  }

  private List<String> engine() {
    List<String> options = new ArrayList<>();
    choices.maybe(0.2, options, "--token-budget", "none", "1", "64", "2048");
    if (choices.chance(0.2)) {
      options.add(choices.oneOf("--async-scheduling", "--no-async-scheduling"));
    }
    choices.maybe(0.2, options, "--front-end", "none", "0", "0.002");
    return options;
  }

  /** A command line of {@code generate} without its output. */
  List<Object> generate(Path base) throws IOException {
    List<Object> argv = new ArrayList<>(new DrawnGeneration(choices, folder).next(base));
    argv.addAll(engine());
    return List.copyOf(argv);
  }

  /** A command line of {@code calibrate} without its output. */
  List<Object> calibrate(Path other) throws IOException {
    return List.copyOf(new DrawnCalibration(choices, folder).next(other));
  }

  private String methods() {
    return choices.oneOf(
        "dp,exhaustive", "dp,greedy,dip-sd", "schemes", "dp,per-drafter", "goodput,random");
  }
}
