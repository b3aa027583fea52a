package sdedge.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** By the rules of the engine: the first key has the longest length, and none is negative. */
class TensorRtLlmScheduleTest {
  private static final String BEYOND =
      "above 32 requests TensorRT-LLM drafts nothing: --max-batch is to be its max_batch_size";

  private static TensorRtLlmSchedule of(int plain, VllmSchedule.Range... ranges) {
    VllmSchedule.Contexts all = new VllmSchedule.Contexts(1, Integer.MAX_VALUE);
    return TensorRtLlmSchedule.of(
        new VllmSchedule(List.of(all), List.of(ranges), plain, List.of("all is said")));
  }

  private static VllmSchedule.Range range(int low, int high, int length) {
    return new VllmSchedule.Range(low, high, List.of(length));
  }

  private static String text(TensorRtLlmSchedule schedule) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    schedule.writeTo(out);
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void lengthsAreByTheMostRequests() throws Exception {
    TensorRtLlmSchedule schedule = of(0, range(1, 4, 4), range(5, 8, 2), range(9, 32, 0));
    assertThat(text(schedule))
        .isEqualTo(
            """
            speculative_config:
              max_draft_len: 4
              draft_len_schedule: {4: 4, 8: 2, 32: 0}
            """);
    assertThat(schedule.remarks())
        .containsExactly(
            "all is said",
            "warning: after a length of 0 requests under way accept hardly any draft (TensorRT-LLM"
                + " issue 16888)",
            BEYOND);
  }

  @Test
  void noLengthExceedsTheFirst() throws Exception {
    TensorRtLlmSchedule schedule = of(0, range(1, 4, 2), range(5, 8, 3), range(9, 32, 1));
    assertThat(text(schedule)).contains("max_draft_len: 2\n", "{4: 2, 8: 2, 32: 1}");
    assertThat(schedule.remarks())
        .containsExactly(
            "all is said",
            "TensorRT-LLM lets no length exceed the first, 2: longer ones are cut to it",
            BEYOND);
  }

  @Test
  void oneLengthThatIsAsGoodStandsAlone() throws Exception {
    TensorRtLlmSchedule schedule = of(3, range(1, 4, 4), range(5, 32, 3));
    assertThat(text(schedule)).isEqualTo("speculative_config:\n  max_draft_len: 3\n");
    assertThat(schedule.remarks()).containsExactly("all is said");
  }
}
