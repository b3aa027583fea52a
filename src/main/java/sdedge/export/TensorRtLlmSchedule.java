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
 * @param longest length
 * @param upTo lengths by the most requests that they are for; empty where one is as good for all
 * @param remarks what the file cannot say
 */
public record TensorRtLlmSchedule(
    int longest, SortedMap<Integer, Integer> upTo, List<String> remarks) implements FileContent {
  /** Of the file. */
  public static final Format FORMAT =
      Format.of("schedule of export", "speculative_config:\n  max_draft_len: [0-9]+\n");

  /**
   * A schedule of one context. No length may be longer than the first: longer ones are cut to it.
   */
  public static TensorRtLlmSchedule of(VllmSchedule schedule) {
    TreeMap<Integer, Integer> upTo = new TreeMap<>();
    List<String> remarks = new ArrayList<>(schedule.remarks());
    if (schedule.plain() > 0) {
      return new TensorRtLlmSchedule(schedule.plain(), upTo, remarks);
    }
    int first = schedule.ranges().get(0).lengths().get(0);
    boolean cut = false;
    boolean stops = false;
    for (VllmSchedule.Range range : schedule.ranges()) {
      int length = range.lengths().get(0);
      cut |= length > first;
      stops |= length == 0;
      upTo.put(range.high(), Math.min(first, length));
    }
    if (cut) {
      remarks.add(
          String.format(
              Locale.ROOT,
              "TensorRT-LLM lets no length exceed the first, %d: longer ones are cut to it",
              first));
    }
    if (stops) {
      remarks.add(
          "warning: after a length of 0 requests under way accept hardly any draft (TensorRT-LLM"
              + " issue 16888)");
    }
    remarks.add(
        String.format(
            Locale.ROOT,
            "above %d requests TensorRT-LLM drafts nothing: --max-batch is to be its max_batch_size",
            upTo.lastKey()));
    return new TensorRtLlmSchedule(first, upTo, List.copyOf(remarks));
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    String entries =
        upTo.entrySet().stream()
            .map(entry -> entry.getKey() + ": " + entry.getValue())
            .collect(Collectors.joining(", "));
    String text =
        "speculative_config:\n  max_draft_len: "
            + longest
            + (upTo.isEmpty() ? "\n" : "\n  draft_len_schedule: {" + entries + "}\n");
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
