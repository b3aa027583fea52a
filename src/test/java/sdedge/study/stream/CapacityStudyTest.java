package sdedge.study.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sdedge.ReferenceStream;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.stream.ArrivalLaw;
import sdedge.stream.Candidate;
import sdedge.stream.Candidates;
import sdedge.stream.Capacity;
import sdedge.stream.CapacitySearch;
import sdedge.stream.Draw;
import sdedge.stream.ServingPolicy;
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
    for (Candidate candidate : Candidates.of(Candidates.simplePolicies(instance, null), 1, 2)) {
      List<Capacity> each =
          draws(3).stream().map(draw -> draw.of(candidate, Control.NONE)).toList();

      CapacityStudy study =
          CapacityStudy.of(
              candidate,
              each.stream().map(more -> new CapacityStudy.OfDraw(more, each.get(0))).toList());

      double mean = each.stream().mapToDouble(Capacity::most).average().orElseThrow();
      assertThat(study.candidate()).isEqualTo(candidate);
      assertThat(study.ofDraws()).isEqualTo(each);
      assertThat(study.most().mean()).isCloseTo(mean, within(1e-12));
      assertThat(study.fromFewer()).isCloseTo(each.get(0).most(), within(1e-12));
      assertThat(study.most().low()).isLessThan(mean);
      assertThat(study.most().high()).isGreaterThan(mean);
    }
  }
}
