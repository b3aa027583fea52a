package sdedge.calibrate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import sdedge.calibrate.Request.Source;
import sdedge.control.Control;
import sdedge.document.InvalidInputException;
import sdedge.instance.Acceptance;
import sdedge.instance.Instance;
import sdedge.instance.Node;
import sdedge.instance.reader.InstanceReader;
import sdedge.latency.DraftPasses;
import sdedge.latency.ExpectedSteps;
import sdedge.latency.PassTime;
import sdedge.latency.TaskProgress;

/** Runs of a known machine at random loads, with noise in their times. */
public final class NoisyRuns {
  /** The machine; as a base, only its peaks count. */
  public static final Path MACHINE = Path.of("instances/quickstart.yaml");

  private static final Acceptance RATES = Acceptance.of(0.8, 0.7, 0.65, 0.625);
  private static final String HEADER =
      "length,concurrency,input_tokens,output_tokens,tpot_s,acceptance_length\n";

  private NoisyRuns() {}

  static Map<Role, Node> machine() throws IOException, InvalidInputException {
    Instance instance = InstanceReader.read(MACHINE);
    return Calibration.nodes(instance);
  }

  /** So many runs, each at a load of its own. */
  static List<MeasuredRun> draw(Random random, int count)
      throws IOException, InvalidInputException {
    PassTime verifier = PassTime.of(Pair.known(machine(), Role.VERIFIER));
    PassTime drafter = PassTime.of(Pair.known(machine(), Role.DRAFTER));
    ExpectedSteps steps = new ExpectedSteps(RATES);
    return IntStream.range(0, count)
        .mapToObj(
            i -> {
              int length = random.nextInt(5);
              double load = StrictMath.exp(random.nextDouble() * StrictMath.log(128));
              int input = 100 + random.nextInt(900);
              int output = 50 + random.nextInt(350);
              double tokens =
                  length == 0
                      ? Double.NaN
                      : TaskProgress.expectedTokens(RATES.inContext(1), length);
              MeasuredRun run =
                  new MeasuredRun(
                      length,
                      load,
                      load,
                      input,
                      output,
                      1,
                      tokens,
                      Double.NaN,
                      1,
                      "",
                      "",
                      Double.NaN);
              double noise = StrictMath.exp(0.1 * random.nextGaussian());
              return new MeasuredRun(
                  length,
                  load,
                  load,
                  input,
                  output,
                  Law.of(run, steps).tpotS(verifier, DraftPasses.single(drafter)) * noise,
                  tokens,
                  Double.NaN,
                  1,
                  "",
                  "",
                  Double.NaN);
            })
        .toList();
  }

  /** The same as a file. */
  public static String table(Random random, int count) throws IOException, InvalidInputException {
    StringBuilder text = new StringBuilder(HEADER);
    for (MeasuredRun run : draw(random, count)) {
      text.append(run.length()).append(',').append(run.concurrency()).append(',');
      text.append(run.inputTokens()).append(',').append(run.outputTokens()).append(',');
      text.append(run.tpotS()).append(',');
      text.append(run.length() == 0 ? "" : run.acceptanceLength()).append('\n');
    }
    return text.toString();
  }

  /** A calibration to them. */
  public static Calibration fit(String table, Control monitor) throws Exception {
    Source runs = new Source("runs.csv", table.getBytes(StandardCharsets.UTF_8), -1, "");
    Source base = new Source(MACHINE.toString(), Files.readAllBytes(MACHINE), -1, "");
    Request request =
        new Request(List.of(runs), Map.of(), List.of(0, 1, 2, 3, 4), false, Request.Serving.USUAL);
    return Calibration.fit(base, MACHINE.resolveSibling(""), request, monitor);
  }
}
