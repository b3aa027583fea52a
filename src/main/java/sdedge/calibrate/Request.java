package sdedge.calibrate;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sdedge.document.InvalidInputException;
import sdedge.document.Problems;
import sdedge.instance.Contradiction;
import sdedge.instance.Instance;
import sdedge.instance.LatencyModel;
import sdedge.instance.Pipeline;
import sdedge.stream.steady.KvCacheSize;

/**
 * What to calibrate to.
 *
 * @param runs files of runs
 * @param passes files of passes by the id of their node
 * @param lengths to predict and to choose among
 * @param asTable whether nodes with passes become tables
 * @param serving what lengths are recommended for
 * @param workload whose lengths they are; empty for that of the first run
 */
public record Request(
    List<Source> runs,
    Map<String, Source> passes,
    List<Integer> lengths,
    boolean asTable,
    Serving serving,
    String workload) {

  /** Mean tokens of prompts and of answers. */
  public record Load(double inputTokens, double outputTokens) {
    private static final double MOST = 1e6;

    /**
     * Of {@code INPUT,OUTPUT}.
     *
     * @throws IllegalArgumentException if it is not
     */
    public static Load parse(String text) {
      try {
        String[] parts = text.split(",", -1);
        Load load = new Load(Double.parseDouble(parts[0]), Double.parseDouble(parts[1]));
        if (parts.length == 2
            && load.inputTokens > 0
            && load.inputTokens <= MOST
            && load.outputTokens >= 2
            && load.outputTokens <= MOST) {
          return load;
        }
      } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
        // said below
      }
      throw new IllegalArgumentException(
          "--load " + text + " must be tokens of a prompt, > 0, and of an answer, at least 2");
    }
  }

  /**
   * An engine.
   *
   * @param most requests
   * @param cache as stated; null for that of the verifier of the base
   */
  public record Serving(int most, @Nullable KvCacheSize cache) {
    /** As vLLM serves. */
    public static final Serving USUAL = new Serving(256, null);
  }

  /**
   * A file.
   *
   * @param length of its run, where the file does not say; −1 if not given
   * @param workload of its runs; empty where workloads are not distinguished, or in a table
   */
  @SuppressWarnings("ArrayRecordComponent") // read once
  public record Source(String name, byte[] bytes, int length, String workload) {}

  public Request {
    runs = List.copyOf(runs);
    passes = Map.copyOf(passes);
    lengths = Recommendation.sorted(lengths);
  }

  /** Of one workload. */
  public Request(
      List<Source> runs,
      Map<String, Source> passes,
      List<Integer> lengths,
      boolean asTable,
      Serving serving) {
    this(runs, passes, lengths, asTable, serving, "");
  }

  /** The longest length asked for. */
  int longest() {
    return lengths.get(lengths.size() - 1);
  }

  /** Refuses a base of which nothing can be fitted. */
  void requireUsable(String file, Instance base) throws InvalidInputException {
    Problems problems = new Problems(file);
    if (base.drafters().size() > 1) {
      problems.add(0, 0, "drafters", "the base of a calibration has one drafter");
    }
    Contradiction.of(Pipeline.CONTINUOUS, base.batching())
        .forEach(each -> problems.add(0, 0, each.path(), each.requirement()));
    Calibration.nodes(base)
        .forEach(
            (role, node) -> {
              boolean measured = passes.containsKey(node.id());
              boolean needed = measured ? !asTable : !runs.isEmpty();
              if (needed && !(node.latency() instanceof LatencyModel.Roofline)) {
                String allowed = "must be roofline, with the peaks of the data sheet";
                problems.add(0, 0, role.key() + ".latency_model", allowed);
              }
            });
    problems.throwIfAny();
  }
}
