package sdedge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.DoubleStream;
import sdedge.instance.Acceptance;
import sdedge.instance.AnswerLaw;
import sdedge.instance.Instance;
import sdedge.instance.Steps;
import sdedge.instance.Task;
import sdedge.plan.Feasibility;

/**
 * Laws of answers in place of known ones, none longer than what it stands for, so that what fits
 * still fits: heavy tails, rare outcomes, acceptance that goes with the length and none that does,
 * tasks that share a law and tasks whose answer stays known.
 */
public final class RandomAnswers {
  private static final int OUTCOMES = 24;

  private RandomAnswers() {}

  /** The instance with laws for most of its tasks. */
  public static Instance of(Random random, Instance instance) {
    List<Task> tasks = new ArrayList<>();
    for (Task task : instance.tasks()) {
      Task last = tasks.isEmpty() ? task : tasks.get(tasks.size() - 1);
      boolean shares =
          last.answer().isUncertain()
              && last.drafter() == task.drafter()
              && last.answer().largestOutputTokens() <= task.outputTokens();
      if (shares && random.nextBoolean()) {
        tasks.add(task.with(last.answer()));
      } else {
        tasks.add(random.nextInt(5) == 0 ? task : task.with(law(random, task, instance)));
      }
    }
    return RandomContexts.ifAsked(instance.with(tasks));
  }

  /**
   * Steps of the mean, or at times expected ones where there can be such; laws for some tasks every
   * other time.
   */
  public static Instance withSteps(Random random, Instance instance) {
    Instance steps = instance.with(random.nextInt(3) == 0 ? Steps.EXPECTED : Steps.MEAN);
    Instance laws = random.nextBoolean() ? steps : of(random, steps);
    return Feasibility.noExecution(laws, laws.pipeline()) != null ? laws.with(Steps.MEAN) : laws;
  }

  /** Lognormal lengths, the longest that of the task; acceptance that goes with the length. */
  public static Instance heavyTails(Random random, Instance instance) {
    List<Task> tasks = new ArrayList<>();
    for (Task task : instance.tasks()) {
      List<AnswerLaw.Outcome> outcomes = new ArrayList<>();
      double shift = 0.3 * random.nextDouble();
      for (int s = 0; s < OUTCOMES; s++) {
        double tokens = task.outputTokens() * Math.exp(random.nextGaussian() - 2.5);
        int whole = s == 0 ? task.outputTokens() : (int) Math.max(1, tokens);
        Acceptance acceptance = Acceptance.of(0.5 + shift * s / OUTCOMES);
        outcomes.add(new AnswerLaw.Outcome(Math.min(task.outputTokens(), whole), acceptance, 1));
      }
      tasks.add(task.with(AnswerLaw.of(outcomes, Integer.MAX_VALUE, 8)));
    }
    return RandomContexts.ifAsked(instance.with(tasks));
  }

  private static AnswerLaw law(Random random, Task task, Instance instance) {
    int count = 1 + random.nextInt(random.nextInt(4) == 0 ? 24 : 4);
    boolean joint = random.nextBoolean();
    List<AnswerLaw.Outcome> outcomes = new ArrayList<>();
    for (int s = 0; s < count; s++) {
      double share = Math.pow(random.nextDouble(), 3);
      int tokens = s == 0 ? task.outputTokens() : 1 + (int) (share * (task.outputTokens() - 1));
      double weight = random.nextInt(10) == 0 ? 1e-9 : random.nextInt(1, 5) / 2.0;
      Acceptance acceptance = joint ? other(random, task.acceptance()) : task.acceptance();
      outcomes.add(new AnswerLaw.Outcome(tokens, acceptance, weight));
    }
    int most = random.nextInt(4) == 0 ? 1 + random.nextInt(task.outputTokens()) : Integer.MAX_VALUE;
    return AnswerLaw.of(outcomes, most, instance.speculation().maxLength());
  }

  /** Under as many modes. */
  private static Acceptance other(Random random, Acceptance acceptance) {
    if (acceptance.byMode().isEmpty()) {
      return rates(random);
    }
    Map<String, Acceptance> byMode = new LinkedHashMap<>();
    acceptance.byMode().keySet().forEach(mode -> byMode.put(mode, rates(random)));
    return Acceptance.ofModes(byMode);
  }

  private static Acceptance rates(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> Acceptance.of(random.nextInt(2));
      case 1 -> Acceptance.of(DoubleStream.generate(random::nextDouble).limit(3).toArray());
      default -> Acceptance.of(0.4 + 0.1 * random.nextInt(6));
    };
  }
}
