package sdedge.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import sdedge.result.table.FileContent;
import sdedge.result.table.Format;
import sdedge.result.table.Json;
import sdedge.stream.steady.SteadyService;

/**
 * The speculation length that serves so many requests fastest on one machine (docs/export.md), as
 * vLLM reads it.
 *
 * @param contexts the ranges of contexts, one for all if the schedule does not distinguish them
 * @param ranges of numbers of requests, from 1 on without gaps
 * @param plain the one length that is as good in the mean; 0 where the ranges gain, or none drafts
 * @param remarks what the file cannot say
 */
public record VllmSchedule(
    List<Contexts> contexts, List<Range> ranges, int plain, List<String> remarks)
    implements FileContent {
  /** Of the file: all its keys. */
  public static final Format FORMAT =
      Format.json("schedule of export", "{'num_speculative_tokens':*");

  /** Most numbers of requests that may be asked for. */
  public static final int MOST_REQUESTS = 100_000;

  /** Contexts from {@code low} to {@code high}, both included. */
  public record Contexts(int low, int high) {
    private static final Contexts ALL = new Contexts(1, Integer.MAX_VALUE);

    /** Tokens in the middle. */
    int middle() {
      return low + (high - low) / 2;
    }
  }

  /**
   * Requests from {@code low} to {@code high}, both included.
   *
   * @param lengths by range of contexts
   */
  public record Range(int low, int high, List<Integer> lengths) {
    public Range {
      lengths = List.copyOf(lengths);
    }
  }

  public VllmSchedule {
    contexts = List.copyOf(contexts);
    ranges = List.copyOf(ranges);
    remarks = List.copyOf(remarks);
  }

  /**
   * The schedule of a service.
   *
   * @param most requests
   * @param cost the share of tokens per second that having a schedule costs
   */
  public static VllmSchedule of(SteadyService service, int most, double cost) {
    return of(service, most, List.of(Contexts.ALL), List.of(service), cost);
  }

  /**
   * The schedule by ranges of contexts, each priced at its middle.
   *
   * @param ends of the ranges, ascending, at least 1
   */
  public static VllmSchedule of(SteadyService service, int most, List<Integer> ends, double cost) {
    if (ends.isEmpty()) {
      return of(service, most, cost);
    }
    List<Contexts> contexts = new ArrayList<>();
    int low = 1;
    for (int high : ends) {
      contexts.add(new Contexts(low, high));
      low = high + 1;
    }
    List<SteadyService> priced = contexts.stream().map(c -> service.at(c.middle())).toList();
    return of(service, most, contexts, priced, cost);
  }

  /** This schedule with more remarks. */
  public VllmSchedule with(List<String> more) {
    List<String> all = new ArrayList<>(remarks);
    all.addAll(more);
    return new VllmSchedule(contexts, ranges, plain, all);
  }

  private static VllmSchedule of(
      SteadyService service,
      int most,
      List<Contexts> contexts,
      List<SteadyService> priced,
      double cost) {
    List<Range> ranges = new ArrayList<>();
    List<Integer> before = List.of();
    int low = 1;
    int deciding = Math.min(most, priced.stream().mapToInt(s -> s.running(most)).max().orElse(1));
    for (int n = 1; n <= deciding; n++) { // no more run, whatever waits
      int requests = n;
      List<Integer> lengths = priced.stream().map(each -> each.best(requests)).toList();
      if (n > 1 && !lengths.equals(before)) {
        ranges.add(new Range(low, n - 1, before));
        low = n;
      }
      before = lengths;
    }
    ranges.add(new Range(low, most, before));
    ScheduleGain gain = ScheduleGain.of(priced, deciding, cost);
    List<String> remarks = new ArrayList<>(ScheduleRemarks.of(service, most, ranges));
    if (longest(ranges) > 0) {
      remarks.add(gain.words());
    }
    int plain = gain.isLittle() ? gain.length() : 0;
    if (longest(ranges) > 0 && plain == 0) {
      remarks.add(ScheduleRemarks.RUNNERS);
    }
    return new VllmSchedule(contexts, ranges, plain, remarks);
  }

  static int longest(List<Range> ranges) {
    return ranges.stream().flatMap(r -> r.lengths().stream()).mapToInt(l -> l).max().orElse(0);
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    if (plain > 0) {
      Object alone = Json.fields("num_speculative_tokens", plain);
      Json.write(out, json -> Json.value(json, alone));
      return;
    }
    List<List<Integer>> entries =
        ranges.stream()
            .flatMap(range -> IntStream.range(0, contexts.size()).mapToObj(c -> entry(range, c)))
            .toList();
    Object schedule =
        Json.fields(
            "num_speculative_tokens",
            Math.max(1, longest(ranges)), // vLLM wants one
            "num_speculative_tokens_per_batch_size",
            entries);
    Json.write(out, json -> Json.value(json, schedule));
  }

  private List<Integer> entry(Range range, int c) {
    Contexts context = contexts.get(c);
    int length = range.lengths().get(c);
    return context.high() == Integer.MAX_VALUE
        ? List.of(range.low(), range.high(), length)
        : List.of(range.low(), range.high(), context.low(), context.high(), length);
  }
}
