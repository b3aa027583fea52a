package sdedge.cli.option;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import sdedge.document.InvalidInputException;
import sdedge.export.EngineLog;
import sdedge.stream.steady.KvCacheSize;
import sdedge.study.FileSource;

/** How much the caches of the verifier hold, as an engine says; one law whoever asks. */
public final class KvCacheOptions {
  @Option(
      names = "--kv-tokens",
      paramLabel = "N[,N0]",
      split = ",",
      order = 33,
      description =
          "Tokens that the verifier's caches hold beside the draft model, as vLLM logs, and without"
              + " it; default by memory_bytes.")
  private List<Double> tokens = List.of();

  @Option(
      names = "--engine-log",
      paramLabel = "FILE",
      order = 34,
      description = "A log of vLLM that says --kv-tokens; with and without a drafter.")
  private List<String> logs = List.of();

  /**
   * The size that was stated, for which logs are read; null if none was.
   *
   * @throws IllegalArgumentException if it is none
   */
  public @Nullable KvCacheSize size(FileSource files) throws InvalidInputException, IOException {
    if (tokens.size() > 2 || tokens.stream().anyMatch(n -> !(n > 0))) {
      throw new IllegalArgumentException("--kv-tokens must be a number of tokens > 0, or two");
    } else if (!tokens.isEmpty() && !logs.isEmpty()) {
      throw new IllegalArgumentException(
          "--kv-tokens and --engine-log say the same; give one of them");
    } else if (!tokens.isEmpty()) {
      return new KvCacheSize(tokens.get(0), tokens.size() > 1 ? tokens.get(1) : Double.NaN);
    }
    EngineLog log = new EngineLog();
    for (String file : logs) {
      log.read(file, files.bytes(file));
    }
    return logs.isEmpty() ? null : log.size();
  }
}
