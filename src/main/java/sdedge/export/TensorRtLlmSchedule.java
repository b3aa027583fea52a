package sdedge.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import sdedge.result.table.FileContent;
import sdedge.result.table.Format;

/**
 * The schedule as TensorRT-LLM reads it in a file of options (docs/export.md): the length up to a
 * number of requests, nothing beyond the last.
 *
 * @param upTo lengths by the most requests that they are for
 * @param remarks what the file cannot say
 */
public record TensorRtLlmSchedule(SortedMap<Integer, Integer> upTo, List<String> remarks)
    implements FileContent {
  /** Of the file. */
  public static final Format FORMAT =
      Format.of("schedule of export", "speculative_config:\n  max_draft_len: [0-9]+\n");

  /**
   * A schedule of one context. No length may be longer than the first: longer ones are cut to it.
   *
   * @param allowsZero whether lengths may be 0; else 1 takes their place
   */
  public static TensorRtLlmSchedule of(VllmSchedule schedule, boolean allowsZero) {
    TreeMap<Integer, Integer> upTo = new TreeMap<>();
    int least = allowsZero ? 0 : 1;
    int first = Math.max(least, schedule.ranges().get(0).lengths().get(0));
    boolean cut = false;
    boolean raised = false;
    for (VllmSchedule.Range range : schedule.ranges()) {
      int length = range.lengths().get(0);
      cut |= length > first;
      raised |= length < least;
      upTo.put(range.high(), Math.min(first, Math.max(least, length)));
    }
    List<String> remarks = new ArrayList<>(schedule.remarks());
    remarks.remove(VllmSchedule.ScheduleRemarks.RUNNERS);
    if (cut) {
      remarks.add(
          String.format(
              Locale.ROOT,
              "TensorRT-LLM lets no length exceed the first, %d: longer ones are cut to it",
              first));
    }
    if (raised) {
      remarks.add(
          "with a length of 0 TensorRT-LLM stops to refresh the cache of the drafter (its issue"
              + " 16888), so that requests under way accept hardly any draft afterwards: 1 takes its"
              + " place (--allow-zero keeps it)");
    }
    return new TensorRtLlmSchedule(upTo, List.copyOf(remarks));
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    String entries =
        upTo.entrySet().stream()
            .map(entry -> entry.getKey() + ": " + entry.getValue())
            .collect(Collectors.joining(", "));
    String text =
        "speculative_config:\n  max_draft_len: %s\n  draft_len_schedule: {%s}\n"
            .formatted(upTo.get(upTo.firstKey()), entries);
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
