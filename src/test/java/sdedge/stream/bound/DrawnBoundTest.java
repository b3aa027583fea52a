package sdedge.stream.bound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import sdedge.ReferenceStream;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.Steps;
import sdedge.stream.ArrivalLaw;
import sdedge.stream.Draw;
import sdedge.stream.ServingPolicy;
import sdedge.stream.StepGains;
import sdedge.stream.StreamResult;
import sdedge.stream.StreamRun;
import sdedge.stream.StreamSetting;

/** With drawn acceptance no policy serves more on average. */
class DrawnBoundTest {
  private static final int REQUESTS = 2_000;

  @Test
  void saturatedStreamsStayBelowTheBound() {
    for (int i : new int[] {3, 5, 11}) {
      Instance instance = ReferenceStream.all().get(i).instance();
      double most =
          RateBound.of(instance.with(Steps.EXPECTED), List.of(), RateBound.STREAM, Control.NONE)
              .mostPerS();
      Draw draw = Draw.of(new ArrivalLaw.Poisson(), REQUESTS, instance.tasks().size(), i, 0);
      double served = 0;
      for (int groups = 1; groups <= 2; groups++) {
        StreamSetting setting =
            StreamSetting.of(new ServingPolicy.Best(), groups).with(new StepGains.Drawn(i, 0));
        StreamResult result = new StreamRun(instance).run(draw.atOnce(), setting, Control.NONE);
        served = Math.max(served, result.throughputPerS());
      }

      assertThat(served / most).as("case %d", i).isBetween(0.4, 1.0);
    }
  }
}
