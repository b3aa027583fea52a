package sdedge.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import sdedge.TestSeeds;
import sdedge.control.Control;
import sdedge.instance.DraftChoice;
import sdedge.timeline.ExecutionListener;
import sdedge.timeline.StageRun;

class StageWindowTest {
  private record Step(int group, int step) {}

  /** All that a run tells. */
  private static final class Everything implements ExecutionListener {
    private final int request;
    private final List<Step> steps = new ArrayList<>();
    private final List<StageRun> stages = new ArrayList<>();
    private int first = -1; // the step that serves the request first

    Everything(int request) {
      this.request = request;
    }

    @Override
    public void step(int group, int step, DraftChoice choice, int[] requests) {
      if (first < 0 && Arrays.stream(requests).anyMatch(each -> each == request)) {
        first = steps.size();
      }
      steps.add(new Step(group, step));
    }

    @Override
    public void stage(StageRun run) {
      stages.add(run);
    }
  }

  @Test
  void itHasAllStagesOfItsSteps() {
    TestSeeds.each(
        StageWindowTest.class,
        100,
        random -> {
          RandomService served = RandomService.draw(random, 40);
          int request = random.nextInt(served.requests().count());
          int most = 1 + random.nextInt(60);
          Everything all = new Everything(request);
          StageWindow window = new StageWindow(request, most);
          StreamRun run = new StreamRun(served.instance());

          run.run(served.requests(), served.setting(), Control.NONE, all);
          run.run(served.requests(), served.setting(), Control.NONE, window);

          int end = Math.min(all.first + most, all.steps.size());
          List<Step> steps = all.steps.subList(all.first, end);
          List<StageRun> expected =
              all.stages.stream()
                  .filter(stage -> steps.contains(new Step(stage.batch() - 1, stage.step())))
                  .toList();
          assertThat(window.stages()).containsExactlyInAnyOrderElementsOf(expected);
          assertThat(window.stages()).isSortedAccordingTo(ServiceLog.IN_ORDER);
        });
  }
}
