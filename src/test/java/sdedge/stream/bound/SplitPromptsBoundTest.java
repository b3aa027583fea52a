package sdedge.stream.bound;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import sdedge.EngineLoops;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.Serving;
import sdedge.instance.reader.InstanceReader;
import sdedge.stream.Requests;
import sdedge.stream.ServingPolicy;
import sdedge.stream.StreamResult;
import sdedge.stream.StreamRun;
import sdedge.stream.StreamSetting;

/** Engines that split prompts stay below the bounds of those who may, also with long prompts. */
class SplitPromptsBoundTest {
  private static final double ROUNDING = 1 + 1e-9;
  private static final int LONG = 9; // the loop of the longest prompts

  static List<EngineLoops.Loop> loops() throws IOException {
    return EngineLoops.all();
  }

  private static Instance ofLongPrompts(int input, int output, int budget) throws Exception {
    String text =
        loops()
            .get(LONG)
            .file()
            .replaceFirst("input_tokens: \\d+", "input_tokens: " + input)
            .replaceFirst("output_tokens: \\d+", "output_tokens: " + output)
            .replaceFirst("max_num_batched_tokens: \\d+", "max_num_batched_tokens: " + budget);
    return InstanceReader.parse("long", text.getBytes(StandardCharsets.UTF_8), Path.of(""));
  }

  private static StreamResult served(Instance instance, Requests requests, ServingPolicy policy) {
    StreamSetting setting = StreamSetting.of(policy, 1);
    StreamResult result = new StreamRun(instance).run(requests, setting, Control.NONE);
    assertThat(result.isWhole()).isTrue();
    return result;
  }

  /** The seconds that requests take at least, by prices of arrivals and by prices of users. */
  private static List<Double> leastS(Instance instance, Requests requests) {
    return List.of(
        bound(instance, RateBound.STREAM).leastS(requests),
        bound(instance, requests.users()).leastS(requests));
  }

  private static RateBound bound(Instance instance, int users) {
    return RateBound.of(instance, List.of(), users, Control.NONE);
  }

  @ParameterizedTest
  @MethodSource("loops")
  void noLoopOfTheReferenceIsFaster(EngineLoops.Loop loop) throws Exception {
    int[] tasks = loop.tasks().stream().mapToInt(Integer::intValue).toArray();
    Requests requests = Requests.closedLoop(tasks, loop.users());
    double endS = loop.timesS().stream().mapToDouble(times -> times.get(2)).max().orElseThrow();

    List<Double> leastS = leastS(loop.instance(), requests);

    assertThat(leastS).allSatisfy(s -> assertThat(s).isBetween(0.1 * endS, endS * ROUNDING));
  }

  @ParameterizedTest
  @CsvSource({
    "630, 512",
    "630, 16384",
    "2742, 512",
    "2742, 2048",
    "8000, 2048",
    "8000, 16384",
    "30000, 512",
    "30000, 2048",
    "30000, 16384"
  })
  void noLongPromptsAreServedFaster(int input, int budget) throws Exception {
    for (int output : new int[] {1, 30}) {
      Instance instance = ofLongPrompts(input, output, budget);
      Requests requests = Requests.closedLoop(new int[24], 6);
      List<Double> leastS = leastS(instance, requests);
      for (int length : new int[] {0, 1, 4}) {
        double spanS = served(instance, requests, new ServingPolicy.Fixed(length)).spanS();
        assertThat(leastS).allSatisfy(s -> assertThat(s).isLessThanOrEqualTo(spanS * ROUNDING));
      }
    }
  }

  /** Split prompts attend to less, so that what bounds whole ones says too little of them. */
  @Test
  void theBoundOfWholePromptsDoesNotHold() throws Exception {
    Instance instance = ofLongPrompts(30_000, 30, 2048);
    Requests requests = Requests.closedLoop(new int[24], 6);
    double perS = served(instance, requests, new ServingPolicy.Fixed(0)).throughputPerS();

    double whole = bound(instance.with(Serving.PLAIN), RateBound.STREAM).mostPerS();
    double split = bound(instance, RateBound.STREAM).mostPerS();

    assertThat(whole).isLessThan(perS);
    assertThat(split).isGreaterThan(perS);
  }
}
