package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sdedge.Json;
import sdedge.TestSeeds;
import sdedge.cli.Cli.Ended;
import sdedge.instance.Pipeline;

/**
 * Whatever the channels are like, a valid instance ends with a plan, which passes its check; under
 * a slot pipeline it is optimal.
 */
@Tag(TestSeeds.DRAWS)
class EveryInstanceHasAPlanTest {
  @Test
  void withEqualAndWithFarChannels() {
    AtomicInteger lengths = new AtomicInteger();
    TestSeeds.each(
        getClass(),
        TestSeeds.draws(50, 250, 2_000),
        random -> {
          RadioDraw draw = new RadioDraw(random);
          String file = draw.file();
          Ended ended = Cli.runWithInput(file, "solve", "-", "-o", "-");
          assertThat(ended.code()).as("%s%n%s", ended.err(), file).isZero();
          List<String> said = // of a value that is rare
              ended.err().lines().filter(line -> !line.startsWith("sdedge: warning: ")).toList();
          String status = said.get(0);
          if (draw.pipeline == Pipeline.ASYNCHRONOUS) {
            assertThat(status).matches("radio: (optimal|feasible) .*");
          } else {
            assertThat(status).as(file).startsWith("radio: optimal ");
          }
          assertThat(said)
              .as(file)
              .filteredOn(line -> line.startsWith("sdedge:"))
              .allMatch(line -> line.contains("--pipeline continuous")); // which is faster
          assertThat(Json.parse(ended.out())).containsKey("cohorts");
          lengths.addAndGet(ended.out().contains("length_s") ? 1 : 0);
        });
    TestSeeds.guard(
        () -> assertThat(lengths.get()).as("plans with windows that state a length").isPositive());
  }
}
