package sdedge.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sdedge.TestSeeds;
import sdedge.control.Control;
import sdedge.timeline.ExecutionListener;
import sdedge.timeline.Stage;
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
    public void step(int group, int step, int[] requests) {
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
          RandomService served = inGroups(RandomService.draw(random, 40));
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

  private static RandomService inGroups(RandomService served) {
    StreamSetting setting = served.setting();
    return setting.policy() instanceof ServingPolicy.Joining
        ? new RandomService(
            served.instance(),
            served.loaded(),
            served.requests(),
            setting.with(new ServingPolicy.Best(), setting.groups()))
        : served;
  }

  /**
   * Of those who join one by one it has passes with their verdicts, from the request's first on.
   */
  @Test
  void itHasPassesOfThoseWhoJoin() {
    TestSeeds.each(
        StageWindowTest.class,
        100,
        random -> {
          RandomService served = RandomService.draw(random, 40);
          StreamSetting setting = served.setting().with(new ServingPolicy.Joining(), 2);
          int request = random.nextInt(served.requests().count());
          int most = 1 + random.nextInt(60);
          StageWindow window = new StageWindow(request, most);
          Everything all = new Everything(request);
          StreamRun run = new StreamRun(served.instance());

          StreamResult result = run.run(served.requests(), setting, Control.NONE, all);
          run.run(served.requests(), setting, Control.NONE, window);

          List<Integer> passes = passes(window.stages());
          int last = passes(all.stages).size();
          int first = passes.get(0);
          assertThat(passes)
              .containsExactlyElementsOf(
                  IntStream.rangeClosed(first, Math.min(last, first + most - 1)).boxed().toList());
          assertThat(window.stages())
              .filteredOn(stage -> stage.stage() == Stage.FRONTHAUL_DOWN)
              .extracting(StageRun::step)
              .hasSameElementsAs(passes);
          assertThat(window.stages().stream().mapToDouble(StageRun::startS).min().orElseThrow())
              .isLessThanOrEqualTo(result.firstS(request))
              .isGreaterThanOrEqualTo(result.admittedS(request) * (1 - 1e-12));
          assertThat(window.stages()).isSortedAccordingTo(ServiceLog.IN_ORDER);
        });
  }

  private static List<Integer> passes(List<StageRun> stages) {
    return stages.stream()
        .filter(stage -> stage.stage() == Stage.VERIFY)
        .map(StageRun::step)
        .toList();
  }
}
