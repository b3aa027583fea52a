package sdedge.export;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sdedge.document.InvalidInputException;
import sdedge.document.Problems;
import sdedge.stream.steady.KvCacheSize;

/**
 * What logs of vLLM say of its caches: their size, and before that whether the engine has a
 * speculative configuration.
 */
public final class EngineLog {
  private static final Pattern SIZE = Pattern.compile("GPU KV cache size: ([0-9][0-9,_]*) tokens");
  private static final Pattern ALONE = Pattern.compile("speculative_config=None\\b");

  private double beside = Double.NaN;
  private double alone = Double.NaN;

  /**
   * Reads a log.
   *
   * @throws InvalidInputException if it says no size, or another one than was said before
   */
  public void read(String file, byte[] bytes) throws InvalidInputException {
    Problems problems = new Problems(file);
    List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
    boolean isAlone = false;
    int found = 0;
    for (int i = 0; i < lines.size(); i++) {
      isAlone = lines.get(i).contains("speculative_config=") ? isAlone(lines.get(i)) : isAlone;
      Matcher size = SIZE.matcher(lines.get(i));
      if (size.find()) {
        found++;
        double tokens = Double.parseDouble(size.group(1).replaceAll("[,_]", ""));
        double before = isAlone ? alone : beside;
        if (before != tokens && !Double.isNaN(before)) {
          String other = String.valueOf((long) before);
          problems.add(
              i + 1,
              size.start() + 1,
              "",
              "a cache of %s tokens, before that %s%s a draft model: say --kv-tokens"
                  .formatted(size.group(1), other, isAlone ? " without" : " with"));
        }
        beside = isAlone ? beside : tokens;
        alone = isAlone ? tokens : alone;
      }
    }
    if (found == 0) {
      problems.add(0, 0, "", "has no line \"GPU KV cache size: N tokens\", as vLLM logs it");
    }
    problems.throwIfAny();
  }

  private static boolean isAlone(String line) {
    return ALONE.matcher(line).find();
  }

  /**
   * What all logs say.
   *
   * @throws IllegalArgumentException if none is of an engine with a draft model
   */
  public KvCacheSize size() {
    if (Double.isNaN(beside)) {
      throw new IllegalArgumentException(
          "--engine-log: all are of an engine without a draft model (speculative_config=None)");
    }
    return new KvCacheSize(beside, alone);
  }
}
