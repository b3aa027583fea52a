package sdedge.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import sdedge.instance.Instance;
import sdedge.instance.Speculation;
import sdedge.result.table.FileContent;
import sdedge.result.table.Format;
import sdedge.result.table.Json;

/**
 * The speculation length that makes a batch of so many resident sequences confirm the most tokens
 * per second (docs/export.md), as vLLM reads it.
 *
 * @param contexts the ranges of contexts, one for all if the schedule does not tell them apart
 * @param ranges of batch sizes, from 1 on without gaps
 */
public record VllmSchedule(List<Contexts> contexts, List<Range> ranges) implements FileContent {
  /** Of the file: all its keys. */
  public static final Format FORMAT =
      Format.json(
          "schedule of export",
          "{'num_speculative_tokens':*,'num_speculative_tokens_per_batch_size':[");

  /** Contexts from {@code low} to {@code high}, both included, priced as {@code priced} tokens. */
  public record Contexts(int low, int high, int priced) {}

  /**
   * Batch sizes from {@code low} to {@code high}, both included.
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
  }

  /** The schedule for the context that tasks of a drafter have half way through their answers. */
  public static VllmSchedule of(Instance instance, int drafter, int mostSequences) {
    int context = SteadyBatch.meanContext(instance, drafter);
    return of(
        instance, drafter, mostSequences, List.of(new Contexts(1, Integer.MAX_VALUE, context)));
  }

  /**
   * The schedule by ranges of contexts, each priced at its middle.
   *
   * @param ends of the ranges, ascending, at least 1
   */
  public static VllmSchedule of(Instance instance, int drafter, int mostSequences, int[] ends) {
    List<Contexts> contexts = new ArrayList<>();
    int low = 1;
    for (int high : ends) {
      contexts.add(new Contexts(low, high, low + (high - low) / 2));
      low = high + 1;
    }
    return of(instance, drafter, mostSequences, contexts);
  }

  private static VllmSchedule of(
      Instance instance, int drafter, int mostSequences, List<Contexts> contexts) {
    List<int[]> best =
        contexts.stream()
            .map(range -> bestLengths(instance, drafter, mostSequences, range.priced()))
            .toList();
    List<Range> ranges = new ArrayList<>();
    int low = 1;
    for (int n = 1; n <= mostSequences; n++) {
      List<Integer> lengths = at(best, n);
      if (n == mostSequences || !at(best, n + 1).equals(lengths)) {
        ranges.add(new Range(low, n, lengths));
        low = n + 1;
      }
    }
    return new VllmSchedule(contexts, ranges);
  }

  /**
   * How many sequences fit beside a draft model on the verifier's own card.
   *
   * @param drafter that has one mode
   * @param most at most so many; all of them where the drafts are made elsewhere
   */
  public static int fitting(Instance instance, int drafter, int most) {
    return SteadyBatch.fitting(instance, drafter, most);
  }

  private static List<Integer> at(List<int[]> best, int sequences) {
    return best.stream().map(lengths -> lengths[sequences - 1]).toList();
  }

  /** By number of sequences; of equally good lengths the shortest. */
  private static int[] bestLengths(Instance instance, int drafter, int mostSequences, int context) {
    Speculation lengths = instance.speculation();
    int[] best = new int[mostSequences];
    double[] bestRate = new double[mostSequences];
    for (int l = lengths.minLength(); l <= lengths.maxLength(); l++) {
      double tokens = SteadyBatch.tokensPerStep(instance, drafter, l);
      double[] seconds = SteadyBatch.stepSeconds(instance, drafter, l, context, mostSequences);
      for (int n = 0; n < mostSequences; n++) {
        double rate = (n + 1) * tokens / seconds[n];
        if (rate > bestRate[n]) {
          bestRate[n] = rate;
          best[n] = l;
        }
      }
    }
    return best;
  }

  /** Whether drafts pay for any batch. */
  public boolean everSpeculates() {
    return longest() > 0;
  }

  private int longest() {
    return ranges.stream().flatMap(r -> r.lengths().stream()).mapToInt(l -> l).max().orElse(0);
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    List<List<Integer>> entries =
        ranges.stream()
            .flatMap(range -> IntStream.range(0, contexts.size()).mapToObj(c -> entry(range, c)))
            .toList();
    Object schedule =
        Json.fields(
            "num_speculative_tokens",
            Math.max(1, longest()), // vLLM wants one
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
