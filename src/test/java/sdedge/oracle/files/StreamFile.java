package sdedge.oracle.files;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sdedge.document.TextRule;
import sdedge.document.tree.ObjectReader;
import sdedge.document.tree.ValueReader;
import sdedge.instance.Instance;
import sdedge.oracle.stream.Level;
import sdedge.oracle.stream.RunFigures;
import sdedge.oracle.stream.StreamAnswers;
import sdedge.result.table.Json;

/**
 * Checks {@code stream.json} and the tables beside it: the bound follows from its prices, nothing
 * serves more, the times of every request stated are in order, and figures follow from them. Runs
 * are not made again.
 */
public record StreamFile(
    Findings findings,
    ResultSource source,
    Instance instance,
    ObjectReader stream,
    RunOptions.OfStream options) {
  public static final String NAME = "stream.json";

  public static final Set<String> FILES =
      Set.of(RunFile.NAME, NAME, StatedRequests.NAME, RatesTable.NAME, ScheduleTable.NAME);

  private static final int MOST = Integer.MAX_VALUE;
  private static final int MOST_REQUESTS = 100_000_000;

  /** How the run ended, as stated. */
  public String status() {
    return stream.text("termination", TextRule.ANY);
  }

  /** Checks everything that can be computed again; notes of what was done again. */
  public List<String> check() throws IOException {
    int before = stream.problems().count();
    if (instance.batching().pads() || instance.batching().isByBatch()) {
      findings.add(NAME, "", "an instance without padding or residency by batch", instance.name());
    }
    RunOptions.OfStream settings = settings();
    PricesFile prices = new PricesFile(findings, instance);
    StatedBound bound = prices.read(stream.required("bound"), modes());
    Map<Integer, StatedBound> ofUsers = ofUsers(prices, settings);
    StreamCurve curve = StreamCurve.read(stream, instance, settings);
    StreamWay shown = shown(settings);
    boolean isCompleted = status().equals(ClaimedResult.COMPLETED);
    new StreamCapacities(findings, instance, settings, bound).check(stream, curve, isCompleted);
    stream.finish();
    if (!source.names().containsAll(FILES)) {
      return List.of();
    }
    StatedRequests requests = StatedRequests.read(findings, source, instance);
    if (stream.problems().count() > before || requests == null || !isServable()) {
      return List.of();
    }
    int expected = shown == null ? 0 : settings.requests();
    if (requests.count() != expected) {
      String rows = expected + " rows, one per request";
      findings.add(StatedRequests.NAME, "", rows, requests.count() + " rows");
      return List.of();
    }
    RatesTable.RequestSums sums = shown == null ? null : sums(requests, shown, settings);
    int[] tasks = shown == null ? null : requests.tasks();
    curve.check(findings, source, new StreamCurve.Bounds(bound, ofUsers), shown, tasks, sums);
    new WindowTable(findings, instance, source)
        .check(shown, requests, settings, curve.mixed(shown));
    return bound == null ? List.of() : List.of("the bound follows from its prices");
  }

  private Map<Integer, StatedBound> ofUsers(PricesFile prices, RunOptions.OfStream settings) {
    Map<Integer, StatedBound> ofUsers = prices.ofUsers(stream, modes());
    if (!ofUsers.isEmpty() && !settings.isClosedLoop()) {
      stream.required("bounds_of_users").reject("none without users");
    }
    return ofUsers;
  }

  /** Checks how the stream was made; the options, with the number of requests of a trace. */
  private RunOptions.OfStream settings() {
    is("instance", instance.name());
    is("steps", instance.speculation().steps().key());
    is("arrivals", options.law());
    is("seed", options.seed());
    is("draws", options.draws());
    Level level = options.level();
    is(
        "slo",
        level == null
            ? null
            : Json.fields(
                "ttft_s", limit(level.ttftS()),
                "tpot_s", limit(level.tpotS()),
                "share", level.share()));
    if (!options.areGiven()) {
      is("requests", options.requests());
    }
    if (stream.optional("warnings").isPresent()) {
      stream.list("warnings", 1, MOST).forEach(warning -> warning.text(TextRule.ANY));
    }
    if (instance.isUncertain()) {
      is("answers", StatedFigures.answers(instance));
    }
    return options.of(stream.integer("requests", 1, MOST_REQUESTS));
  }

  private void is(String key, @Nullable Object expected) {
    Expected.check(findings, stream.required(key), expected);
  }

  private static @Nullable Double limit(double seconds) {
    return seconds < Double.POSITIVE_INFINITY ? seconds : null;
  }

  /** What the table of requests says, whose times are checked. */
  private RatesTable.RequestSums sums(
      StatedRequests requests, StreamWay shown, RunOptions.OfStream settings) {
    StreamAnswers answers = StreamAnswers.of(instance, requests.tasks(), settings.seed(), 1);
    RequestsTable table = new RequestsTable(findings, instance, requests, shown, answers);
    table.check(settings);
    double[] arrivalsS = requests.column("arrival_s");
    double[] endToEndS = requests.column("complete_s");
    Arrays.setAll(endToEndS, r -> endToEndS[r] - arrivalsS[r]);
    double endS = requests.endS();
    RunFigures figures =
        RunFigures.of(
            requests.column("ttft_s"),
            requests.column("tpot_s"),
            endToEndS,
            endS - arrivalsS[0],
            settings.level());
    return new RatesTable.RequestSums(figures, table.residentS(), endS);
  }

  /** The draft modes that may be loaded: some of those of drafters that have tasks. */
  private Set<String> modes() {
    Set<String> names = ModeSubsets.names(instance);
    if (options.modes() != null) {
      names.retainAll(options.modes());
    }
    return names;
  }

  /** The run that the table of requests is of. */
  private @Nullable StreamWay shown(RunOptions.OfStream settings) {
    ValueReader value = stream.required("requests_of");
    if (value.isNull()) {
      return null;
    }
    ObjectReader of = value.object();
    StreamWay way = StreamWay.read(of, instance, settings);
    of.finish();
    return way;
  }

  private boolean isServable() {
    OptionalInt tooLarge = ModeSubsets.tooLarge(instance);
    tooLarge.ifPresent(
        k -> {
          String found = instance.tasks().get(k).id() + " does not even alone";
          findings.add(NAME, "", "an instance whose tasks fit", found);
        });
    return tooLarge.isEmpty();
  }
}
