package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sdedge.cli.Cli.Ended;
import sdedge.control.Signals;
import sdedge.export.TraceRules;
import sdedge.export.TraceRules.Slice;
import sdedge.study.Search;

/** A window of a stream as a trace. */
class ExportStreamTest {
  private static final String TWO = Cli.TWO_DRAFTERS;

  @TempDir private Path folder;

  private static TraceRules trace(Path result) {
    Ended ended = Cli.run("export", result, "--to", "perfetto");
    assertThat(ended.code()).as(ended.err()).isZero();
    return TraceRules.of(ended.out());
  }

  /** Each stage is on the thread of its server, each request on one of its own while it lasts. */
  @Test
  void theTraceHasAllStagesAndRequests() throws Exception {
    Path result =
        Streams.served(
            folder.resolve("out"), TWO, "--policy=best", "--groups=2", "--rate=1", "--requests=80");

    TraceRules trace = trace(result);

    assertThat(trace.broken()).isEmpty();
    Path schedule = result.resolve("schedule.csv");
    List<String> stages = Streams.column(schedule, "stage");
    List<String> drafters = Streams.column(schedule, "drafter");
    double[] startS = Streams.numbers(schedule, "start_s");
    List<String> groups = Streams.column(schedule, "batch");
    Map<String, String> ends =
        Map.of("draft", "", "fronthaul_up", " fronthaul up", "fronthaul_down", " fronthaul down");
    assertThat(stages).contains("draft", "verify").hasSizeGreaterThan(300);
    for (int row = 0; row < startS.length; row++) {
      String stage = stages.get(row);
      String thread = stage.equals("verify") ? "mbs" : drafters.get(row) + ends.get(stage);
      double atUs = startS[row] * 1e6;
      String name = "group " + groups.get(row);
      assertThat(trace.slices().get(thread))
          .as(thread + " " + row)
          .anyMatch(slice -> slice.name().equals(name) && Math.abs(slice.beginUs() - atUs) < 2e-3);
    }
    assertThat(trace.flows()).isEqualTo(stages.stream().filter("draft"::equals).count());
    assertThat(requests(trace)).hasSize(3 * served(result).size());
    int first = served(result).get(0);
    Path table = result.resolve("requests.csv");
    for (String[] phase :
        new String[][] {
          {"wait", "arrival_s", "admitted_s"},
          {"first token", "admitted_s", "first_token_s"},
          {"answer", "first_token_s", "complete_s"}
        }) {
      Slice slice =
          requests(trace).stream()
              .filter(each -> each.name().equals("request " + (first + 1)))
              .filter(each -> each.category().equals(phase[0]))
              .findFirst()
              .orElseThrow();
      double fromUs = Streams.numbers(table, phase[1])[first] * 1e6;
      double toUs = Streams.numbers(table, phase[2])[first] * 1e6;
      assertThat(slice.beginUs()).isCloseTo(fromUs, within(2e-3));
      assertThat(slice.endUs()).isCloseTo(toUs, within(3e-3));
    }
  }

  private static List<Slice> requests(TraceRules trace) {
    return trace.slices().entrySet().stream()
        .filter(thread -> thread.getKey().startsWith("requests"))
        .flatMap(thread -> thread.getValue().stream())
        .toList();
  }

  /** The requests, from 0, that were served while the stages of the schedule were. */
  private static List<Integer> served(Path result) throws Exception {
    double[] startS = Streams.numbers(result.resolve("schedule.csv"), "start_s");
    double[] endS = Streams.numbers(result.resolve("schedule.csv"), "end_s");
    double beginS = Arrays.stream(startS).min().orElse(0);
    double lastS = Arrays.stream(endS).max().orElse(0);
    double[] admittedS = Streams.numbers(result.resolve("requests.csv"), "admitted_s");
    double[] completeS = Streams.numbers(result.resolve("requests.csv"), "complete_s");
    List<Integer> served = new ArrayList<>();
    for (int r = 0; r < admittedS.length; r++) {
      if (admittedS[r] < lastS && completeS[r] > beginS) {
        served.add(r);
      }
    }
    return served;
  }

  @Test
  void whatIsNotThereIsRefused() throws Exception {
    Path stopped = folder.resolve("stopped");
    Signals signals = new Signals();
    signals.take(2);
    Cli.run("", signals, Search.SOLVER, "stream", TWO, "--rate=1", "-o", stopped);
    Ended none = Cli.run("export", stopped, "--to", "perfetto");
    assertThat(none.code()).isEqualTo(3);
    assertThat(none.err()).isEqualTo("sdedge: " + stopped + ": its schedule.csv tells no stages\n");
    Ended chart = Cli.run("export", stopped, "--to", "vega-lite");
    assertThat(chart.code()).isEqualTo(3);
    assertThat(chart.err()).contains("was written by stream, which is exported to perfetto only");

    Path changed =
        Streams.served(folder.resolve("changed"), TWO, "--policy=best", "--rate=1", "--requests=8");
    Path schedule = changed.resolve("schedule.csv");
    Files.writeString(schedule, Files.readString(schedule).replaceFirst("draft,", "verify,"));
    Ended refused = Cli.run("export", changed, "--to", "perfetto");
    assertThat(refused.code()).isEqualTo(7);
    Ended unlooked =
        Cli.run("export", changed, "--to", "vega-lite"); // refused before it is checked
    assertThat(unlooked.code()).isEqualTo(3);
    assertThat(unlooked.err())
        .contains("was written by stream, which is exported to perfetto only");
    assertThat(refused.err()).contains("does not hold what it claims; sdedge check " + TWO);
    assertThat(Cli.run("export", changed, "--to", "perfetto", "--set", "uplink=uniform").err())
        .contains("was written by stream, whose requests are not served again");
  }
}
