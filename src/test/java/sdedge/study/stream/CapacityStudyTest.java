package sdedge.study.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sdedge.ReferenceStream;
import sdedge.instance.Instance;
import sdedge.stream.ArrivalLaw;
import sdedge.stream.Candidate;
import sdedge.stream.Candidates;
import sdedge.stream.Capacity;
import sdedge.stream.CapacitySearch;
import sdedge.stream.Draw;
import sdedge.stream.ServingPolicy;
import sdedge.stream.StreamControl;
import sdedge.stream.StreamLevel;
import sdedge.stream.StreamRun;
import sdedge.stream.StreamSetting;

class CapacityStudyTest {
  private final Instance instance = ReferenceStream.all().get(11).instance();

  private List<CapacitySearch> draws(int count) {
    StreamRun run = new StreamRun(instance);
    StreamLevel level = new StreamLevel(0.5, 0.05, 0.9);
    StreamSetting setting = StreamSetting.of(ServingPolicy.AUTOREGRESSIVE, 1);
    return IntStream.range(0, count)
        .mapToObj(d -> Draw.of(new ArrivalLaw.Poisson(), 200, instance.tasks().size(), 1, d))
        .map(draw -> new CapacitySearch(run, draw, level, setting, 60))
        .toList();
  }

  @Test
  void drawsGiveMeanAndInterval() {
    List<Candidate> candidates = Candidates.simple(instance, null);

    List<CapacityStudy> studies = CapacityStudy.of(draws(3), candidates, StreamControl.NONE);

    assertThat(studies).extracting(CapacityStudy::candidate).isEqualTo(candidates);
    for (CapacityStudy study : studies) {
      double mean =
          study.ofDraws().stream().mapToDouble(Capacity::ratePerS).average().orElseThrow();
      assertThat(study.ofDraws()).hasSize(3);
      assertThat(study.perS().mean()).isCloseTo(mean, within(1e-12));
      assertThat(study.perS().low()).isLessThan(mean);
      assertThat(study.perS().high()).isGreaterThan(mean);
    }
  }

  @Test
  void whatWasStoppedIsLeftOut() {
    List<Candidate> candidates = Candidates.simple(instance, null).subList(0, 1);

    List<CapacityStudy> studies = CapacityStudy.of(draws(3), candidates, () -> true);

    assertThat(studies.get(0).ofDraws()).hasSize(1);
    assertThat(studies.get(0).ofDraws().get(0).isWhole()).isFalse();
  }
}
