package sdedge.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sdedge.EngineLoops;
import sdedge.control.Control;
import sdedge.timeline.ExecutionListener;

/** An engine that splits prompts serves closed loops as another implementation does. */
class EngineLoopsTest {
  private static final double RELATIVE = 1e-9;

  static List<EngineLoops.Loop> loops() throws IOException {
    return EngineLoops.all();
  }

  @Test
  void thereAreTen() throws IOException {
    assertThat(loops()).hasSize(10);
  }

  @ParameterizedTest
  @MethodSource("loops")
  void everyRequestIsServedAlike(EngineLoops.Loop loop) throws Exception {
    int[] tasks = loop.tasks().stream().mapToInt(Integer::intValue).toArray();
    int[] steps = {0};
    ExecutionListener counter =
        new ExecutionListener() {
          @Override
          public void step(int group, int step, int[] requests) {
            steps[0]++;
          }
        };

    StreamResult result =
        new StreamRun(loop.instance())
            .run(
                Requests.closedLoop(tasks, loop.users()),
                StreamSetting.of(new ServingPolicy.Fixed(loop.length()), 1),
                Control.NONE,
                counter);

    assertThat(result.isWhole()).isTrue();
    assertThat(steps[0]).isEqualTo(loop.steps());
    for (int r = 0; r < tasks.length; r++) {
      List<Double> expected = loop.timesS().get(r);
      close(result.requests().arrivalS(r), expected.get(0));
      close(result.firstS(r), expected.get(1));
      close(result.completeS(r), expected.get(2));
    }
  }

  private static void close(double computed, double expected) {
    assertThat(computed).isCloseTo(expected, within(RELATIVE * expected));
  }
}
