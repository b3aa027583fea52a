package sdedge.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** By the rules of the engine: the first key has the longest length, and none is negative. */
class TensorRtLlmScheduleTest {
  private static TensorRtLlmSchedule of(boolean allowsZero, VllmSchedule.Range... ranges) {
    VllmSchedule.Contexts all = new VllmSchedule.Contexts(1, Integer.MAX_VALUE);
    return TensorRtLlmSchedule.of(
        new VllmSchedule(List.of(all), List.of(ranges), 0, List.of("all is said")), allowsZero);
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
    TensorRtLlmSchedule schedule = of(true, range(1, 4, 4), range(5, 8, 2), range(9, 32, 0));
    assertThat(text(schedule))
        .isEqualTo(
            """
            speculative_config:
              max_draft_len: 4
              draft_len_schedule: {4: 4, 8: 2, 32: 0}
            """);
    assertThat(schedule.remarks()).containsExactly("all is said");
  }

  @Test
  void noLengthExceedsTheFirst() throws Exception {
    TensorRtLlmSchedule schedule = of(false, range(1, 4, 2), range(5, 8, 3), range(9, 32, 1));
    assertThat(text(schedule)).contains("max_draft_len: 2\n", "{4: 2, 8: 2, 32: 1}");
    assertThat(schedule.remarks())
        .containsExactly(
            "all is said",
            "TensorRT-LLM lets no length exceed the first, 2: longer ones are cut to it");
  }

  @Test
  void noLengthIsZeroUnlessThatIsAskedFor() throws Exception {
    TensorRtLlmSchedule schedule = of(false, range(1, 4, 3), range(5, 8, 0), range(9, 32, 1));
    assertThat(text(schedule)).contains("max_draft_len: 3\n", "{4: 3, 8: 1, 32: 1}");
    assertThat(schedule.remarks()).hasSize(2);
    assertThat(schedule.remarks().get(1)).contains("16888", "1 takes its place", "--allow-zero");
    assertThat(text(of(false, range(1, 32, 0)))).contains("max_draft_len: 1\n", "{32: 1}");
  }
}
