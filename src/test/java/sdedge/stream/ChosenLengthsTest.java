package sdedge.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.reader.InstanceReader;
import sdedge.plan.ModeSets;

/**
 * Which length is best is not judged by rules: users of shipped instances are served as an
 * implementation of its own has served them, written from section 11 of docs/model.md.
 */
class ChosenLengthsTest {
  @ParameterizedTest
  @CsvSource({
    "joining, two-drafters, 2, 1, 3013, 90.51732046134236",
    "joining, two-drafters, 2, 3, 2695, 111.40211106778128",
    "joining, two-drafters, 7, 1, 3068, 34.89432351540377",
    "joining, two-drafters, 20, 1, 2989, 26.11020896248529",
    "joining, two-drafters, 20, 3, 2695, 24.163039966616253",
    "joining, drafts/l4-a100-modes, 7, 3, 3844, 21.30939005853896",
    "joining, drafts/l4-a100-modes, 20, 1, 4210, 17.504726739484347",
    "joining, drafts/l4-a100-modes, 20, 3, 3844, 19.07542807337977",
    "joining, quickstart, 7, 1, 1932, 34.691429270540816",
    "joining, quickstart, 20, 3, 1788, 32.92642899306339",
    "best, two-drafters, 2, 1, 3014, 91.72215353611455",
    "best, two-drafters, 20, 3, 2696, 25.577183061671747",
    "best, drafts/l4-a100-modes, 2, 3, 3844, 63.02955702405545",
    "best, drafts/l4-a100-modes, 20, 1, 4212, 17.516397924937667",
    "best, quickstart, 20, 1, 1938, 46.4278602466741",
    "best, quickstart, 20, 3, 1788, 32.16688357233894",
  })
  void takeAsManyStepsAndSeconds(
      String policy, String name, int users, int groups, int steps, double spanS) throws Exception {
    Instance instance = InstanceReader.read(Path.of("instances/" + name + ".yaml"));
    int[] tasks = IntStream.range(0, 60).map(r -> r * 7 % instance.tasks().size()).toArray();
    Set<String> loaded = ModeSets.ofStreams(instance).get(0);
    ServingPolicy how =
        policy.equals("best") ? new ServingPolicy.Best() : new ServingPolicy.Joining();
    StreamResult result =
        new StreamRun(instance, loaded)
            .run(
                Requests.closedLoop(tasks, users),
                new StreamSetting(how, groups, new StepGains.Mean()),
                Control.NONE);

    assertThat(IntStream.range(0, tasks.length).map(result::steps).sum()).isEqualTo(steps);
    assertThat(result.spanS()).isCloseTo(spanS, within(1e-9 * spanS));
  }
}
