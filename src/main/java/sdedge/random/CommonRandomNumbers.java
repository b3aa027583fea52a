package sdedge.random;

import java.nio.charset.StandardCharsets;
import java.util.function.DoubleSupplier;

/**
 * The random numbers of a task in a run: a stream of numbers that depends on the seed, the run and
 * the id of the task only, so that neither threads nor other runs, tasks or plans change it.
 */
public final class CommonRandomNumbers {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private CommonRandomNumbers() {}

  /** What a task contributes to the seeds of its streams. */
  public static long keyOf(String task) {
    long key = 0xCBF29CE484222325L; // FNV-1a
    for (byte letter : task.getBytes(StandardCharsets.UTF_8)) {
      key = (key ^ (letter & 0xFF)) * 0x100000001B3L;
    }
    return key;
  }

  /** Numbers in [0, 1), one per step. */
  public static DoubleSupplier stream(long seed, int run, long taskKey) {
    long ofRun = mix(seed) + GOLDEN * (run + 1L);
    return RandomStream.at(mix(mix(ofRun) ^ taskKey))::uniform;
  }

  private static long mix(long value) {
    return SplitMix64.bits(SplitMix64.next(value));
  }
}
