package sdedge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import sdedge.instance.Acceptance;
import sdedge.instance.AcceptanceRates;
import sdedge.instance.Instance;
import sdedge.instance.Task;

/** Instances whose drafts are accepted otherwise in longer contexts. */
public final class RandomContexts {
  /** {@code -Dtest.contexts=TABLES} has random instances of all tests so. */
  private static final boolean EVERYWHERE =
      System.getProperty("test.contexts", "NONE").equals("TABLES");

  private RandomContexts() {}

  /** With tables in place of every acceptance, under each mode and in each outcome. */
  public static Instance of(Random random, Instance instance) {
    List<Task> tasks = new ArrayList<>();
    Map<Acceptance, Acceptance> tables = new HashMap<>(); // tasks that shared one go on to
    for (Task task : instance.tasks()) {
      tasks.add(
          task.withAcceptance(
              own -> {
                Acceptance known = tables.get(own);
                Acceptance table = known == null ? table(random, task, own) : known;
                tables.put(own, table);
                return table;
              }));
    }
    return instance.with(tasks);
  }

  /** The instance itself, unless tables are asked for. */
  static Instance ifAsked(Instance instance) {
    return EVERYWHERE ? of(new Random(instance.tasks().hashCode()), instance) : instance;
  }

  private static Acceptance table(Random random, Task task, Acceptance own) {
    if (!own.byMode().isEmpty()) {
      Map<String, Acceptance> byMode = new LinkedHashMap<>();
      own.byMode().forEach((mode, each) -> byMode.put(mode, table(random, task, each)));
      return Acceptance.ofModes(byMode);
    }
    TreeSet<Integer> contexts = new TreeSet<>();
    for (int i = 0; i < 2 + random.nextInt(3); i++) {
      contexts.add(1 + random.nextInt(task.inputTokens() + 2 * task.outputTokens()));
    }
    AcceptanceRates first = own.inContext(1);
    List<Acceptance.Entry> entries = new ArrayList<>();
    for (int context : contexts) {
      entries.add(new Acceptance.Entry(context, random.nextInt(3) == 0 ? first : rates(random)));
    }
    return Acceptance.ofContexts(entries);
  }

  private static AcceptanceRates rates(Random random) {
    return switch (random.nextInt(8)) {
      case 0 -> AcceptanceRates.of(0);
      case 1 -> AcceptanceRates.of(1);
      case 2 -> AcceptanceRates.of(DoubleStream.generate(random::nextDouble).limit(3).toArray());
      default -> AcceptanceRates.of(random.nextDouble());
    };
  }
}
