package sdedge.calibrate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sdedge.document.InputFile;
import sdedge.document.InvalidInputException;
import sdedge.document.Problems;
import sdedge.document.tree.Document;
import sdedge.document.tree.ValueReader;
import sdedge.instance.DraftMode;
import sdedge.instance.Instance;

/**
 * A fit read back from its folder.
 *
 * @param hull what it has seen, if its report is there
 */
record FormerFit(Instance instance, Pair pair, Optional<MeasuredRange> hull) {
  /** Reads {@code nodes.yaml} and, if it is there, {@code report.json}. */
  static FormerFit read(Path folder) throws InvalidInputException, IOException {
    Path file = CalibratedNodes.file(folder);
    byte[] bytes = InputFile.read(new Problems(file.toString()), file);
    CalibratedNodes nodes = CalibratedNodes.read(file.toString(), bytes, folder);
    Instance instance = nodes.instance();
    FittedAcceptance all =
        nodes.hasRates() && !nodes.byMode() ? accepted(nodes, DraftMode.DEFAULT) : null;
    List<FittedMode> modes =
        instance.drafters().get(0).modes().stream()
            .filter(mode -> nodes.byMode())
            .map(mode -> new FittedMode(mode, accepted(nodes, mode.name()), null))
            .toList();
    return new FormerFit(
        instance,
        new Pair(
            Calibration.nodes(instance),
            Map.of(Role.VERIFIER, new Speed.Former(), Role.DRAFTER, new Speed.Former()),
            all,
            modes,
            0,
            nodes.measured()),
        hull(folder.resolve(ReportJson.FILE)));
  }

  private static FittedAcceptance accepted(CalibratedNodes nodes, String mode) {
    return FittedAcceptance.of(nodes.rates(mode));
  }

  private static Optional<MeasuredRange> hull(Path report)
      throws InvalidInputException, IOException {
    if (!Files.exists(report)) {
      return Optional.empty();
    }
    Problems problems = new Problems(report.toString());
    ValueReader root = Document.parseJson(problems, InputFile.read(problems, report));
    Optional<MeasuredRange> hull = MeasuredRange.read(root);
    problems.throwIfAny();
    return hull;
  }
}
