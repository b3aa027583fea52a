package sdedge.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import sdedge.check.files.Difference;
import sdedge.check.files.ResultSource;
import sdedge.instance.Instance;
import sdedge.instance.Steps;
import sdedge.instance.reader.InstanceReader;
import sdedge.search.control.Termination;
import sdedge.stream.Candidate;
import sdedge.stream.Requests;
import sdedge.stream.ServingPolicy;
import sdedge.study.stream.DynamicPlanner;
import sdedge.study.stream.Rate;
import sdedge.study.stream.Source;
import sdedge.study.stream.StreamQuestion;
import sdedge.study.stream.StreamStudy;

/** The check makes the plans of a stream again. */
class PlannedStreamsTest {
  private static final int ADMITTED = 4;
  private static final int COMPLETE = 6;

  private static @Nullable Instance read;
  private static Map<String, byte[]> planned = Map.of();

  private static Instance instance() throws Exception {
    Instance known = read;
    if (known == null) {
      known = InstanceReader.read(Path.of("instances/two-drafters.yaml")).with(Steps.MEAN);
      read = known;
    }
    return known;
  }

  /** Three of the first five at once, then two while they are served, and one much later. */
  @BeforeAll
  static void serve() throws Exception {
    double[] arrivalsS = {0, 0, 0, 0, 0.5, 0.5, 1000};
    Requests requests = Requests.of(arrivalsS, new int[] {0, 5, 9, 3, 12, 3, 7});
    ServingPolicy replan = new ServingPolicy.Replan(new DynamicPlanner(instance()), 3);
    StreamQuestion question =
        new StreamQuestion(
            instance(),
            new Source.Trace(requests),
            List.of(new Candidate(replan, 1)),
            List.of(new Rate.Traced()),
            false,
            null,
            1,
            1,
            null);
    StreamStudy.Watch watch =
        new StreamStudy.Watch() {
          @Override
          public @Nullable Termination stop() {
            return null;
          }
        };
    planned = MadeResult.served(StreamStudy.of(question, null, 1, watch));
  }

  private static Checked checked(MutableResult result) throws Exception {
    return ResultChecker.check(MadeResult.subject(instance()), ResultSource.of(result.files()));
  }

  private static double number(List<String> row, int column) {
    return Double.parseDouble(row.get(column));
  }

  @Test
  void plansAreAsLongAsTheFastest() throws Exception {
    Checked checked = checked(new MutableResult(planned));

    assertThat(checked.differences()).isEmpty();
    assertThat(checked.notes()).contains("4 plans made again");
  }

  /** The last of a plan is a thousandth later or earlier: it was not the fastest plan. */
  @Test
  void anotherLengthOfAPlanIsNoticed() throws Exception {
    for (double factor : new double[] {0.999, 1.001}) {
      MutableResult result = new MutableResult(planned);
      List<String> last = result.csv("requests.csv").get(7); // served alone
      double startS = number(last, ADMITTED);
      double tookS = number(last, COMPLETE) - startS;
      last.set(COMPLETE, String.valueOf(startS + factor * tookS));

      assertThat(checked(result).differences())
          .filteredOn(each -> each.column().equals("complete_s"))
          .extracting(Difference::row)
          .containsExactly(7L);
    }
  }

  /** Whoever is there is planned, and nobody before he is. */
  @Test
  void whoIsPlannedIsNotForThePlannerToChoose() throws Exception {
    MutableResult later = new MutableResult(planned);
    List<List<String>> rows = later.csv("requests.csv");
    assertThat(number(rows.get(5), ADMITTED)).isGreaterThan(0.5); // with the fourth and the sixth
    rows.get(6).set(ADMITTED, rows.get(7).get(ADMITTED));
    assertThat(checked(later).differences()).extracting(Difference::column).contains("admitted_s");

    MutableResult sooner = new MutableResult(planned);
    sooner.csv("requests.csv").get(7).set(ADMITTED, "999.5");
    assertThat(checked(sooner).differences()).extracting(Difference::column).contains("admitted_s");
  }
}
