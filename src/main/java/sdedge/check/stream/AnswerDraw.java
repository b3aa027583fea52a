package sdedge.check.stream;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import sdedge.instance.AnswerLaw;
import sdedge.instance.Instance;
import sdedge.instance.Task;

/**
 * One of the draws whose mean is a continuous plan's makespan under expected steps (Sections 10 and
 * 13 of the model).
 */
final class AnswerDraw implements Service.Chance {
  static final int COUNT = 64;

  private static final long SEED = 1;
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final Instance instance;
  private final int[] tasks; // by request
  private final int draw; // from 0

  private AnswerDraw(Instance instance, int[] tasks, int draw) {
    this.instance = instance;
    this.tasks = tasks;
    this.draw = draw;
  }

  /** All draws. */
  static List<AnswerDraw> all(Instance instance, int[] tasks) {
    List<AnswerDraw> draws = new ArrayList<>();
    for (int draw = 0; draw < COUNT; draw++) {
      draws.add(new AnswerDraw(instance, tasks, draw));
    }
    return draws;
  }

  @Override
  public DoubleSupplier numbers(int request) {
    return stream(draw, instance.tasks().get(tasks[request]).id());
  }

  private static DoubleSupplier stream(int draw, String name) {
    long key = 0xCBF29CE484222325L; // FNV-1a
    for (byte letter : name.getBytes(StandardCharsets.UTF_8)) {
      key ^= letter & 0xFF;
      key *= 0x100000001B3L;
    }
    long ofRun = mixed(mixed(SEED) + GOLDEN * (draw + 1L));
    SplittableRandom random = new SplittableRandom(mixed(ofRun ^ key));
    return () -> (random.nextLong() >>> 11) * 0x1.0p-53;
  }

  /** One step of SplitMix64. */
  private static long mixed(long bits) {
    return new SplittableRandom(bits).nextLong();
  }

  /** The outcome at the place of the draw among all of them, sorted. */
  @Override
  public Task known(int request, Task task) {
    AnswerLaw law = task.answer();
    if (!law.isUncertain()) {
      return task;
    }
    double[] numbers = new double[COUNT];
    double place = 0;
    for (int each = 0; each < COUNT; each++) {
      DoubleSupplier random = stream(each, task.id() + " answer");
      numbers[each] = random.getAsDouble();
      place = each == draw ? random.getAsDouble() : place;
    }
    double own = numbers[draw];
    long rank =
        Arrays.stream(numbers).filter(number -> number < own).count()
            + Arrays.stream(numbers, 0, draw).filter(number -> number == own).count();
    double drawn = (rank + place) / COUNT;
    double weights = law.outcomes().stream().mapToDouble(AnswerLaw.Outcome::weight).sum();
    double below = 0;
    AnswerLaw.Outcome found = law.outcomes().get(law.outcomes().size() - 1);
    for (AnswerLaw.Outcome outcome : law.outcomes()) {
      below += outcome.weight() / weights;
      if (drawn < below) {
        found = outcome;
        break;
      }
    }
    return task.with(AnswerLaw.known(found.outputTokens(), found.acceptance()));
  }
}
