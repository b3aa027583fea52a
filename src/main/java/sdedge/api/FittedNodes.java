package sdedge.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import sdedge.calibrate.Calibration;
import sdedge.calibrate.CalibrationFiles;
import sdedge.calibrate.Request;
import sdedge.calibrate.TooFewRowsException;
import sdedge.document.InvalidInputException;

/** Nodes fitted to runs of a serving engine, as {@code sdedge calibrate} does it. */
public final class FittedNodes {
  private static final int LONGEST = 8;
  private static final int UNKNOWN = -1;

  private final Map<String, byte[]> files;
  private final List<String> warnings;

  private FittedNodes(Map<String, byte[]> files, List<String> warnings) {
    this.files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
    this.warnings = List.copyOf(warnings);
  }

  /**
   * Fits speed and acceptance (docs/calibrate.md).
   *
   * @param base an instance with the models and peaks of one verifier and one drafter
   * @param runs files of runs, CSV or results of a benchmark
   * @return the fit, with lengths 0 to 8 to choose among
   * @throws InputException if a file is wrong or there are too few runs
   * @throws IOException if a file cannot be read
   */
  public static FittedNodes fit(Path base, List<Path> runs) throws InputException, IOException {
    List<Request.Source> sources = new ArrayList<>();
    for (Path run : runs) {
      sources.add(source(run));
    }
    List<Integer> lengths = IntStream.rangeClosed(0, LONGEST).boxed().toList();
    Request request = new Request(sources, Map.of(), lengths, false, Request.Serving.USUAL);
    try {
      Calibration fitted =
          Calibration.fit(
              source(base), base.resolveSibling(""), request, SearchListening.limited(null));
      return new FittedNodes(CalibrationFiles.of(fitted, List.of()), fitted.warnings());
    } catch (InvalidInputException e) {
      throw InputException.of(e);
    } catch (TooFewRowsException e) {
      throw new InputException(List.of(String.valueOf(e.getMessage())));
    }
  }

  private static Request.Source source(Path file) throws IOException {
    return new Request.Source(file.toString(), Files.readAllBytes(file), UNKNOWN);
  }

  /**
   * The files of the fit.
   *
   * @return copies of their bytes by name, {@code nodes.yaml} among them
   */
  public Map<String, byte[]> files() {
    Map<String, byte[]> copies = new LinkedHashMap<>();
    files.forEach((name, bytes) -> copies.put(name, bytes.clone()));
    return copies;
  }

  /**
   * What should be known about the fit.
   *
   * @return a line each
   */
  public List<String> warnings() {
    return warnings;
  }
}
