package sdedge.oracle.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sdedge.document.InputFile;
import sdedge.document.NumberRange;
import sdedge.document.Problems;
import sdedge.document.TextRule;
import sdedge.document.tree.Document;
import sdedge.document.tree.ObjectReader;
import sdedge.document.tree.ValueReader;
import sdedge.instance.LoadedInstance;
import sdedge.instance.Overrides;
import sdedge.instance.SearchOption;
import sdedge.oracle.stream.Level;
import sdedge.result.files.RunInfo;
import sdedge.result.table.Values;

/** Checks {@code run.json}: the digests of all files, and that what is left makes sense. */
public record RunFile(
    Findings findings, LoadedInstance subject, ResultSource source, ObjectReader run) {
  public static final String NAME = RunInfo.FILE;

  /** Commands that write runs, or the figures of several plans, and no result. */
  private static final TextRule CLASS =
      new TextRule(Pattern.compile("auto|contiguous|partitions"), "auto, contiguous or partitions");

  private static final Set<String> OF_MANY = Set.of("bench", "compare", "simulate", "sweep");

  private static final List<SearchOption> GIVEN =
      List.of(SearchOption.PIPELINE, SearchOption.UPLINK, SearchOption.STEPS);

  private static final int MOST = Integer.MAX_VALUE;

  /**
   * Checks the file and returns the options of the run.
   *
   * @throws NotAResultException if there is no valid one
   */
  public static RunOptions check(Findings findings, LoadedInstance subject, ResultSource source)
      throws NotAResultException, IOException {
    if (!source.names().contains(NAME)) {
      throw new NotAResultException("it has no run.json");
    }
    Problems problems = new Problems(NAME);
    ValueReader document = Document.parseJson(problems, source.bytes(NAME));
    if (problems.count() > 0) {
      String why = problems.sorted().get(0).message();
      throw new NotAResultException("its run.json is not valid: " + why);
    }
    ObjectReader run = document.object();
    if (!RunInfo.KIND.equals(run.required("kind").quoted())) {
      throw new NotAResultException("its run.json is not one of a result");
    }
    ValueReader command = run.object("options").required("command");
    if (OF_MANY.contains(command.text(TextRule.ANY))) {
      throw new NotAResultException(
          "it was written by " + command.quoted() + ", not by solve, evaluate, stream or capacity");
    }
    RunOptions options = new RunFile(findings, subject, source, run).check();
    findings.add(problems);
    return options;
  }

  private RunOptions check() throws IOException {
    Values read = RunInfo.KEYS.read(run);
    Expected.of(RunInfo.FORMAT).check(findings, run.required("format"));
    started(run.required("started"));
    run.number("wall_s", NumberRange.NON_NEGATIVE);
    notNegative(run.required("cpu_s"));
    Expected.atLeast(1).check(findings, run.object("machine").required("cores"));
    settings(run.object("options"));
    RunOptions options = options(run.object("options"));
    inputs(options);
    outputs(read.texts("outputs"));
    run.finish();
    return options;
  }

  private static void started(ValueReader time) {
    try {
      Instant.parse(String.valueOf(time.quoted()));
    } catch (DateTimeParseException e) {
      time.reject("a time");
    }
  }

  /** Values in place of those of the file must be those that the instance was made with. */
  private void settings(ObjectReader used) {
    Map<String, String> said = new TreeMap<>();
    Map<String, ValueReader> all = new TreeMap<>(used.entries(TextRule.ANY, MOST));
    all.keySet().removeIf(key -> !key.startsWith(RunInfo.SET));
    all.forEach(
        (key, value) -> said.put(key.substring(RunInfo.SET.length()), value.text(TextRule.ANY)));
    Map<String, String> asked = new TreeMap<>(subject.settings());
    if (!said.equals(asked)) {
      findings.add(NAME, "options", "values set: " + asked, "values set: " + said);
    }
  }

  /** The options used; of a given plan there are few. */
  private RunOptions options(ObjectReader used) {
    String command = used.text("command", TextRule.ANY);
    if (command.equals(RunOptions.STREAM)) {
      return stream(used);
    } else if (command.equals(RunOptions.CAPACITY)) {
      return capacity(used);
    }
    boolean searched = !command.equals(ClaimedResult.EVALUATE);
    RunOptions options =
        new RunOptions(
            command,
            searched ? used.text("method", TextRule.ANY) : null,
            searched && used.required("exact").bool(),
            searched ? overrides(used, SearchOption.values()) : Overrides.read(used),
            used.optional("class").filter(v -> v.text(CLASS).equals("contiguous")).isPresent(),
            searched && isLimited(used),
            searched && notNegative(used.required("gap")) > 0,
            null,
            null);
    if (!searched) {
      GIVEN.forEach(option -> used.required(option.key()));
    } else {
      Expected.atLeast(1).check(findings, used.required("threads"));
      Expected.atLeast(Long.MIN_VALUE).check(findings, used.required("seed"));
    }
    return options;
  }

  /** What is searched or served, of which some must be stated. */
  private static Overrides overrides(ObjectReader used, SearchOption... stated) {
    Overrides overrides = Overrides.read(used);
    for (SearchOption option : stated) {
      if (!overrides.words().containsKey(option)) {
        used.required(option.key()).reject("a word of " + option.key());
      }
    }
    return overrides;
  }

  private RunOptions stream(ObjectReader used) {
    ValueReader requests = used.required("requests");
    ValueReader window = used.required("window");
    Expected.atLeast(1).check(findings, used.required("threads"));
    RunOptions.OfStream stream =
        new RunOptions.OfStream(
            used.text("arrivals", TextRule.ANY),
            requests.isNull() ? 0 : requests.integer(1, MOST),
            whole(used.required("seed")),
            used.integer("draws", 1, MOST),
            level(used),
            used.required("capacity").bool(),
            window.isNull() ? null : Integer.valueOf(window.integer(1, MOST)),
            used.optional("modes")
                .map(modes -> Set.of(modes.text(TextRule.ANY).split(",")))
                .orElse(null),
            used.optional("task_order").map(file -> file.text(TextRule.ANY)).isPresent());
    if (requests.isNull() != stream.areGiven()) {
      requests.reject("a number of requests, unless they were given");
    }
    Overrides overrides = overrides(used, SearchOption.STEPS);
    return new RunOptions(
        RunOptions.STREAM, null, false, overrides, false, isLimited(used), false, stream, null);
  }

  private RunOptions capacity(ObjectReader used) {
    Expected.atLeast(1).check(findings, used.required("threads"));
    RunOptions.OfCapacity capacity =
        new RunOptions.OfCapacity(
            used.text("method", TextRule.ANY),
            used.number("within_s", NumberRange.POSITIVE),
            used.number("percentile", NumberRange.EFFICIENCY),
            used.integer("draws", 1, MOST),
            used.integer("most", 1, MOST),
            whole(used.required("seed")),
            !used.required("trace").isNull(),
            used.required("curve").bool(),
            used.required("levers").bool(),
            prices(used),
            used.optional("users").map(users -> users.integer(1, MOST)).orElse(null));
    Overrides overrides = overrides(used);
    return new RunOptions(
        RunOptions.CAPACITY, null, false, overrides, false, isLimited(used), false, null, capacity);
  }

  /** Such as {@code drafters=8000/1}, with spaces between. */
  private static Map<String, Double> prices(ObjectReader used) {
    Map<String, Double> prices = new TreeMap<>();
    used.optional("price")
        .ifPresent(
            value -> {
              for (String each : value.text(TextRule.ANY).split(" ", -1)) {
                String[] parts = each.split("[=/]", -1);
                Double money = parts.length == 3 ? Expected.number(parts[1]) : null;
                Double units = parts.length == 3 ? Expected.number(parts[2]) : null;
                if (money == null || units == null || !(money > 0 && units > 0)) {
                  value.reject("prices such as verifier.memory_bytes=1200/24e9");
                } else {
                  prices.put(parts[0], money / units);
                }
              }
            });
    return prices;
  }

  private static @Nullable Level level(ObjectReader used) {
    if (used.required("slo_share").isNull()) {
      return null;
    }
    return new Level(
        limit(used.required("slo_ttft_s")),
        limit(used.required("slo_tpot_s")),
        used.number("slo_share", NumberRange.EFFICIENCY));
  }

  private static double limit(ValueReader value) {
    return value.isNull() ? Double.POSITIVE_INFINITY : value.number(NumberRange.POSITIVE);
  }

  private static long whole(ValueReader value) {
    try {
      return Long.parseLong(String.valueOf(value.plain()));
    } catch (NumberFormatException e) {
      value.reject("a whole number of 64 bits");
      return 0;
    }
  }

  private static boolean isLimited(ObjectReader used) {
    return notNegative(used.required("time_limit_s")) > 0;
  }

  private static double notNegative(ValueReader value) {
    return value.isNull() ? 0 : value.number(NumberRange.NON_NEGATIVE);
  }

  /** All files read must be named; one more may be, the plan that was evaluated or a trace. */
  private void inputs(RunOptions options) {
    Map<String, String> inputs = new TreeMap<>();
    run.object("inputs")
        .entries(TextRule.ANY, MOST)
        .forEach((file, digest) -> inputs.put(file, digest.text(TextRule.SHA256)));
    Stream.concat(Stream.of(subject.sha256()), subject.tables().values().stream())
        .filter(digest -> !inputs.containsValue(digest))
        .forEach(digest -> findings.add(NAME, "inputs", digest, "no such digest"));
    int most = 1 + subject.tables().size() + (options.hasOwnInput() ? 1 : 0);
    if (inputs.size() > most) {
      findings.add(NAME, "inputs", "at most " + most + " files", inputs.size() + " files");
    }
  }

  private void outputs(Map<String, String> outputs) throws IOException {
    Set<String> names = new TreeSet<>(source.names());
    names.remove(NAME);
    for (String name : names) {
      String digest = outputs.get(name);
      if (digest == null) {
        findings.add(name, "", "only files of the result", "a file that run.json does not name");
      } else if (!digest.equals(sha256(name))) {
        findings.add(NAME, "outputs." + name, sha256(name), digest);
      }
    }
    outputs.keySet().stream()
        .filter(name -> !names.contains(name))
        .forEach(name -> findings.add(name, "", "a file", "nothing"));
  }

  private String sha256(String name) throws IOException {
    try (InputStream in = source.open(name);
        DigestInputStream digest = new DigestInputStream(in, InputFile.sha256())) {
      digest.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digest.getMessageDigest().digest());
    }
  }
}
