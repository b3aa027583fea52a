package sdedge.calibrate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.control.Termination;
import sdedge.document.InputFile;
import sdedge.document.InvalidInputException;
import sdedge.document.Problems;
import sdedge.document.tree.Document;
import sdedge.document.tree.ValueReader;
import sdedge.instance.DraftMode;
import sdedge.instance.Instance;
import sdedge.instance.Node;
import sdedge.instance.reader.Arrivals;
import sdedge.instance.reader.InstanceReader;
import sdedge.latency.PassTime;
import sdedge.study.Settings;

/**
 * A pair of nodes, fitted to measurements or scored on them.
 *
 * @param document of the base; null for the score of a former fit
 * @param hull what the fit has seen
 * @param leftOut how far fits without some runs are from these
 * @param unseenLosses by load, what predictions of fits without its runs lose; none of a score
 * @param termination whether a limit ended it, such as {@code time_limit}
 * @param unfinished what was not fitted to the end
 * @param workload whose lengths are recommended; empty where workloads are not distinguished
 * @param scored the runs beside their predictions
 * @param gains whether drafting pays; none of a score
 */
public record Calibration(
    Instance base,
    @Nullable ValueReader document,
    Pair pair,
    Measurements measurements,
    MeasuredRange hull,
    List<Deviations> leftOut,
    List<MeasuredLoss> unseenLosses,
    Termination termination,
    List<String> unfinished,
    Request request,
    String workload,
    List<Scored> scored,
    List<DraftGain> gains) {
  private static final double FAR_OFF = 0.25; // of what was measured, in the mean

  /**
   * Fits the nodes of an instance.
   *
   * @param folder what the tables of the base are relative to
   * @param control once it is stopped, the fit is the best so far
   * @throws IllegalArgumentException if the request names other nodes
   */
  public static Calibration fit(
      Request.Source source, Path folder, Request request, Control control)
      throws InvalidInputException, IOException, TooFewRowsException {
    Instance base =
        InstanceReader.load(source.name(), source.bytes(), folder, Arrivals.ANY).instance();
    request.requireUsable(source.name(), base);
    Map<Role, Node> nodes = nodes(base);
    DraftModes modes = DraftModes.of(base);
    Measurements measured = Measurements.read(request, nodes, modes);
    List<DraftMode> ofRuns = modes.of(measured.runs());
    modes.requireUnmeasured(ofRuns, measured.passes().keySet());
    List<String> unfinished = new ArrayList<>();
    Map<Role, Speed> known = speeds(nodes, measured, request, control, unfinished);
    List<MeasuredRun> runs = measured.runs();
    String workload = runs.isEmpty() ? "" : measured.workload(request.workload());
    Pair pair;
    List<Scored> scored;
    List<DraftGain> gains = List.of();
    LeaveOut.LeftOut without = new LeaveOut.LeftOut(List.of(), List.of(), true);
    if (runs.isEmpty()) {
      List.of(Role.values()).forEach(role -> known.putIfAbsent(role, Speed.OF_BASE));
      pair = new Pair(nodes, known, null, 0);
      scored = List.of();
    } else {
      PairFit fit = new PairFit(nodes, known, ofRuns, request.longest());
      PairFit.FittedPair found = fit.to(runs, control);
      found.fit().unfinished("the runs").ifPresent(unfinished::add);
      pair = PredictedModes.added(modes.all(), Pair.known(found.pairs(), workload));
      scored = scored(new Predictions(found.pairs()), runs, true);
      DraftGain.Fitted fitted =
          new DraftGain.Fitted(fit, Pair.known(found.pairs(), workload), found.fit());
      gains = DraftGain.of(fitted, measured.of(workload), request.lengths());
      without = LeaveOut.of(fit, runs, found, control);
      if (!without.complete()) {
        unfinished.add("no errors with a length or a load left out, whose fits come last");
      }
    }
    Termination stop = unfinished.isEmpty() ? null : control.stop();
    ValueReader document = Document.parse(new Problems(source.name()), source.bytes());
    return new Calibration(
        base,
        document,
        pair,
        measured,
        MeasuredRange.of(runs),
        without.regions(),
        without.losses(),
        stop == null ? Termination.COMPLETED : stop,
        unfinished,
        request,
        workload,
        scored,
        gains);
  }

  /**
   * How far predictions of runs are off in the mean, of what was measured; 0 unless that is so far
   * that the base is probably another card.
   */
  public double farOff() {
    double error = scored.stream().mapToDouble(each -> Math.abs(each.error())).average().orElse(0);
    return error > FAR_OFF ? error : 0;
  }

  /** Tokens of the prompts of the workload, in the mean. */
  public double meanInput() {
    return ofWorkload().stream().mapToDouble(MeasuredRun::inputTokens).average().orElse(1);
  }

  /** Tokens of their answers. */
  public double meanOutput() {
    return ofWorkload().stream().mapToDouble(MeasuredRun::outputTokens).average().orElse(2);
  }

  private List<MeasuredRun> ofWorkload() {
    return measurements.of(workload);
  }

  /** What requests take before their passes. */
  FrontEnd frontEnd() {
    return FrontEnd.of(pair, ofWorkload());
  }

  /** What passes have shown of the nodes that have some. */
  private static Map<Role, Speed> speeds(
      Map<Role, Node> nodes,
      Measurements measured,
      Request request,
      Control control,
      List<String> unfinished)
      throws InvalidInputException {
    Map<Role, Speed> known = new EnumMap<>(Role.class);
    for (Map.Entry<Role, List<MeasuredPass>> each : measured.passes().entrySet()) {
      Role role = each.getKey();
      if (request.asTable()) {
        String file = String.valueOf(measured.files().get(role));
        known.put(role, new Speed(PassesFile.grid(file, each.getValue()), List.of()));
      } else {
        Node node = Pair.known(nodes, role);
        Fit.Solution found = PairFit.toPasses(node, role, each.getValue(), control);
        found.unfinished("the passes of " + node.id()).ifPresent(unfinished::add);
        known.put(role, Speed.fitted(found.estimates()));
      }
    }
    return known;
  }

  /** Scores a former fit on other measurements. */
  public static Calibration check(Path former, Request request)
      throws InvalidInputException, IOException, TooFewRowsException {
    Path file = CalibratedNodes.file(former);
    byte[] bytes = InputFile.read(new Problems(file.toString()), file);
    CalibratedNodes fit = CalibratedNodes.read(file.toString(), bytes, former, Settings.NONE);
    Pair pair = fit.pair();
    Measurements measured = Measurements.read(request, nodes(fit.instance()), DraftModes.of(pair));
    List<MeasuredRun> runs = measured.runs();
    return new Calibration(
        fit.instance(),
        null,
        pair,
        measured,
        MeasuredRange.read(former.resolve(ReportJson.FILE)).orElse(MeasuredRange.of(runs)),
        List.of(),
        List.of(),
        Termination.COMPLETED,
        List.of(),
        request,
        runs.isEmpty() ? "" : measured.workload(request.workload()),
        scored(new Predictions(pair), runs, false),
        List.of());
  }

  static Map<Role, Node> nodes(Instance instance) {
    return Map.of(
        Role.VERIFIER, instance.verifier(), Role.DRAFTER, instance.drafters().get(0).node());
  }

  /** What the user should know before believing it. */
  public List<String> warnings() {
    List<String> all = new ArrayList<>();
    unfinished.forEach(what -> all.add(termination.key() + ": " + what));
    all.addAll(measurements.notes());
    List<MeasuredRun> runs = measurements.runs();
    if (!runs.isEmpty()) {
      int most = Recommendation.most(pair, meanInput(), meanOutput(), request.serving());
      all.addAll(hull.leftBy(runs, request.longest(), most));
      if (!isCheck()) {
        all.addAll(FitWarnings.onRuns(runs, base.batching().maxTasksPerBatch()));
        all.addAll(FitWarnings.onContexts(runs));
        all.addAll(PredictedModes.warnings(DraftModes.of(base).all(), pair));
        all.addAll(FitWarnings.onErrors("runs", scored));
      }
    }
    all.addAll(FitWarnings.onEstimates(pair.estimates()));
    scoredPasses()
        .forEach(
            (node, scored) -> {
              if (!isCheck()) {
                all.addAll(FitWarnings.onErrors("passes of " + node, scored));
              }
            });
    measurements
        .passes()
        .forEach((role, passes) -> all.addAll(FitWarnings.onPasses(pair.node(role).id(), passes)));
    return all;
  }

  /** The name of the base. */
  public String name() {
    return base.name();
  }

  boolean isCheck() {
    return document == null;
  }

  List<MeasuredRun> runs() {
    return measurements.runs();
  }

  Map<Role, List<MeasuredPass>> passes() {
    return measurements.passes();
  }

  /** The lengths to use, of those to choose among. */
  List<Recommendation> recommended() {
    return runs().isEmpty()
        ? List.of()
        : Recommendation.of(pair, request.lengths(), meanInput(), meanOutput(), request.serving());
  }

  /**
   * By load, what predictions that know no run of it lose: of a fit those of fits without it, none
   * if there are none; of a check those of the former fit.
   */
  List<MeasuredLoss> losses() {
    return isCheck() ? MeasuredLoss.of(new Predictions(pair), measurements.runs()) : unseenLosses;
  }

  /** The mean error of the predictions that the losses are of; 0 if it is not known. */
  double errorOfLosses() {
    List<Deviations> regions = isCheck() ? Scored.regions(scored) : leftOut;
    return regions.isEmpty() ? 0 : regions.get(isCheck() ? 0 : regions.size() - 1).mean();
  }

  private static List<Scored> scored(
      Predictions predictions, List<MeasuredRun> runs, boolean isFit) {
    return runs.stream()
        .map(
            run ->
                new Scored(
                    run.tpotS(),
                    predictions.tpotS(run),
                    predictions.correctedTpotS(run),
                    predictions.newTokens(run),
                    run.length(),
                    run.mode(),
                    isFit))
        .toList();
  }

  /** The passes beside their predictions, by the id of the node. */
  Map<String, List<Scored>> scoredPasses() {
    Map<String, List<Scored>> all = new LinkedHashMap<>();
    measurements
        .passes()
        .forEach(
            (role, passes) -> {
              Node node = pair.node(role);
              PassTime time = PassTime.of(node);
              all.put(
                  node.id(),
                  passes.stream()
                      .map(
                          pass ->
                              new Scored(
                                  pass.seconds(),
                                  pass.pass().seconds(time),
                                  Double.NaN,
                                  pass.newTokens(),
                                  -1,
                                  "",
                                  !isCheck()))
                      .toList());
            });
    return all;
  }
}
