package sdedge.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import sdedge.calibrate.Calibration;
import sdedge.calibrate.CalibrationFiles;
import sdedge.calibrate.Request;
import sdedge.calibrate.TooFewRowsException;
import sdedge.document.InvalidInputException;
import sdedge.stream.steady.KvCacheSize;

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
    List<Integer> lengths = IntStream.rangeClosed(0, LONGEST).boxed().toList();
    return fit(base, runs, Map.of(), lengths, OptionalDouble.empty());
  }

  /**
   * Fits to measured passes too, for other lengths and caches.
   *
   * @param base an instance with the models and peaks of one verifier and one drafter
   * @param runs files of runs, CSV or results of a benchmark
   * @param passes files of passes by the id of their node, which the runs then leave as it is
   * @param lengths to choose among, each from 0 to 64, at least one
   * @param cacheTokens that the verifier's caches hold beside the draft model; empty for what its
   *     memory holds
   * @return the fit
   * @throws IllegalArgumentException if there is no such node or length
   * @throws InputException if a file is wrong or has too few rows
   * @throws IOException if a file cannot be read
   */
  public static FittedNodes fit(
      Path base,
      List<Path> runs,
      Map<String, Path> passes,
      List<Integer> lengths,
      OptionalDouble cacheTokens)
      throws InputException, IOException {
    if (lengths.isEmpty() || lengths.stream().anyMatch(length -> length < 0 || length > 64)) {
      throw new IllegalArgumentException("lengths must be from 0 to 64: " + lengths);
    }
    List<Request.Source> sources = new ArrayList<>();
    for (Path run : runs) {
      sources.add(source(run));
    }
    Map<String, Request.Source> ofNodes = new LinkedHashMap<>();
    for (Map.Entry<String, Path> each : passes.entrySet()) {
      ofNodes.put(each.getKey(), source(each.getValue()));
    }
    KvCacheSize cache =
        cacheTokens.isEmpty() ? null : new KvCacheSize(cacheTokens.getAsDouble(), Double.NaN);
    Request.Serving serving = new Request.Serving(Request.Serving.USUAL.most(), cache);
    Request request = new Request(sources, ofNodes, lengths, false, serving);
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
    return new Request.Source(file.toString(), Files.readAllBytes(file), UNKNOWN, "");
  }

  /**
   * {@return the files of the fit: copies of their bytes by name, {@code nodes.yaml} among them}
   */
  public Map<String, byte[]> files() {
    Map<String, byte[]> copies = new LinkedHashMap<>();
    files.forEach((name, bytes) -> copies.put(name, bytes.clone()));
    return copies;
  }

  /** {@return what should be known about the fit, a line each} */
  public List<String> warnings() {
    return warnings;
  }
}
