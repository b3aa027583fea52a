package sdedge.check.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import sdedge.check.model.Loaded;
import sdedge.check.model.Memory;
import sdedge.check.model.ServedStages;
import sdedge.check.stream.Outcome;
import sdedge.check.stream.StretchNotes;
import sdedge.document.NumberRange;
import sdedge.document.TextRule;
import sdedge.document.tree.ObjectReader;
import sdedge.document.tree.ValueReader;
import sdedge.instance.Instance;

/** Checks {@code stream.json} and the tables beside it: the bound, and every run again. */
public final class StreamFile {
  public static final String NAME = "stream.json";

  /** All files of such a result. */
  public static final Set<String> FILES =
      Set.of(RunFile.NAME, NAME, RequestsTable.NAME, RatesTable.NAME, ScheduleTable.NAME);

  private static final Set<String> TERMINATIONS =
      Set.of(ClaimedResult.COMPLETED, "time_limit", "interrupted");
  private static final int MOST = Integer.MAX_VALUE;

  private final Findings findings;
  private final ResultSource source;
  private final Instance instance;
  private final ObjectReader stream;
  private final RunOptions.OfStream options;
  private String status = "";
  private List<String> notes = List.of();

  public StreamFile(
      Findings findings,
      ResultSource source,
      Instance instance,
      ObjectReader stream,
      RunOptions.OfStream options) {
    this.findings = findings;
    this.source = source;
    this.instance = instance;
    this.stream = stream;
    this.options = options;
  }

  /** How the run ended, as stated. */
  public String status() {
    return status;
  }

  /** What was done again, and what was not. */
  public List<String> notes() {
    return notes;
  }

  /** Checks everything that can be computed again. */
  public void check() throws IOException {
    int before = stream.problems().count();
    StreamSettings settings = StreamSettings.read(findings, stream, instance, options);
    termination();
    PricesFile.Bound bound =
        new PricesFile(findings, instance).read(stream.required("bound"), modes());
    if (stream.optional("warnings").isPresent()) {
      stream.list("warnings", 1, MOST).forEach(warning -> warning.text(TextRule.ANY));
    }
    StreamCurve curve = StreamCurve.read(stream, instance, settings);
    StreamRuns.Way shown = shown(settings);
    List<StreamCapacities.Entry> capacities =
        StreamCapacities.read(stream, instance, settings, options.capacity());
    stream.finish();
    if (!source.names().containsAll(FILES)) {
      return;
    }
    List<RequestsTable.Stated> requests = RequestsTable.read(findings, source);
    if (stream.problems().count() > before || requests == null || !isServable()) {
      return;
    }
    StreamRuns.Requests traced =
        settings.isTrace() ? RequestsTable.traced(findings, instance, requests) : null;
    boolean isThere = requests.size() == (shown == null ? 0 : settings.requests());
    if (!isThere) {
      findings.add(RequestsTable.NAME, "", "as many rows as requests", requests.size() + " rows");
    }
    if (!isThere || (settings.isTrace() && traced == null)) {
      return;
    }
    StreamRuns runs = new StreamRuns(instance, settings, traced);
    curve.check(findings, source, runs, bound, settings, shown);
    checkShown(runs, shown, requests);
    new StreamCapacities(findings, runs, settings).check(capacities, bound);
    List<String> done = new ArrayList<>(runs.notes());
    if (bound != null) {
      done.add("the bound follows from its prices");
    }
    notes = done;
  }

  /** The draft modes that may be loaded: some of those of drafters that have tasks. */
  private Set<String> modes() {
    Set<String> names = new TreeSet<>();
    instance
        .tasks()
        .forEach(
            task ->
                instance
                    .drafters()
                    .get(task.drafter())
                    .modes()
                    .forEach(mode -> names.add(mode.name())));
    Set<String> asked = options.modes();
    if (asked != null) {
      names.retainAll(asked);
    }
    return names;
  }

  /** Holds the tables of the run that is shown against the same run, made again. */
  private void checkShown(
      StreamRuns runs, StreamRuns.@Nullable Way shown, List<RequestsTable.Stated> requests)
      throws IOException {
    StretchNotes stretch = new StretchNotes(options.stretch(requests.size()));
    Outcome outcome = shown == null ? null : runs.outcome(shown, 1, stretch);
    if (shown != null) {
      TableCheck.run(
          findings,
          RequestsTable.NAME,
          source,
          RequestsTable.of(instance, runs.requests(shown.perS(), 1), requests, outcome).expected());
    }
    List<ServedStages.Row> stages = stretch.inOrder();
    double endS = stages.stream().mapToDouble(ServedStages.Row::endS).max().orElse(0);
    if (outcome == null || endS < outcome.sureUntilS()) {
      ScheduleTable table = ScheduleTable.of(instance, stages);
      TableCheck.run(findings, ScheduleTable.NAME, source, table.expected());
    }
  }

  private void termination() {
    status = stream.text("termination", TextRule.ANY);
    boolean possible =
        TERMINATIONS.contains(status) && (!status.equals("time_limit") || options.hasTimeLimit());
    if (!possible) {
      stream.required("termination").reject("an end that the run can have had");
    }
  }

  /** The run of which the table of requests tells. */
  private StreamRuns.@Nullable Way shown(StreamSettings settings) {
    ValueReader value = stream.required("requests_of");
    if (value.isNull()) {
      return null;
    }
    ObjectReader of = value.object();
    StreamRuns.Way way = way(of, instance, settings);
    of.finish();
    return way;
  }

  /** A policy, its groups and the rate that stand in an object. */
  static StreamRuns.Way way(ObjectReader of, Instance instance, StreamSettings settings) {
    ValueReader rate = of.required("rate_per_s");
    Double perS = rate.isNull() ? null : Double.valueOf(rate.number(NumberRange.POSITIVE));
    if (perS != null && settings.isTrace()) {
      rate.reject("null, for a trace");
    }
    return way(of, instance, settings, perS);
  }

  static StreamRuns.Way way(
      ObjectReader of, Instance instance, StreamSettings settings, @Nullable Double perS) {
    StreamPolicy policy =
        StreamPolicy.read(of.required("policy"), instance.speculation(), settings.level());
    Set<String> modes = new TreeSet<>();
    if (of.optional("modes").isPresent()) {
      for (ValueReader name : of.list("modes", 1, MOST)) {
        String word = name.text(TextRule.NAME);
        boolean isKnown =
            instance.drafters().stream()
                .flatMap(drafter -> drafter.modes().stream())
                .anyMatch(mode -> mode.name().equals(word));
        if (!isKnown || !modes.add(word)) {
          name.reject("a draft mode of the instance, once");
        }
      }
    }
    Integer number = policy.word().startsWith("fixed") ? policy.number() : null;
    boolean drafts = policy.word().equals("best") || policy.word().equals("paced");
    int least = drafts ? instance.speculation().minLength() : number == null ? 0 : number;
    if (least > 0 && !ModeSubsets.haveCommonMode(instance, modes)) {
      of.required("policy").reject("a policy that the loaded modes allow");
    }
    return new StreamRuns.Way(policy, of.integer("groups", 1, 1000), modes, perS);
  }

  private boolean isServable() {
    for (int k = 0; k < instance.tasks().size(); k++) {
      List<Integer> alone = List.of(k);
      if (ModeSubsets.thatServeAll(instance).stream()
          .noneMatch(set -> Memory.fits(new Loaded(instance, set), alone))) {
        String found = instance.tasks().get(k).id() + " does not even alone";
        findings.add(NAME, "", "an instance whose tasks fit", found);
        return false;
      }
    }
    return true;
  }

  /** The numbers of an object by key. */
  static Map<String, ValueReader> numbers(ObjectReader of, String key) {
    return of.object(key).entries(TextRule.ANY, MOST);
  }
}
