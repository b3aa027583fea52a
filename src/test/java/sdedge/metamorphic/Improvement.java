package sdedge.metamorphic;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import sdedge.instance.Batching;
import sdedge.instance.Batching.Padding;
import sdedge.instance.Batching.Residency;
import sdedge.instance.Instance;
import sdedge.instance.LatencyModel;
import sdedge.instance.PowerModel;
import sdedge.instance.Scope;
import sdedge.instance.Speculation;
import sdedge.instance.Task;
import sdedge.instance.UplinkPolicy;

/**
 * Changes that never make the optimum worse under the slot pipelines, tasks in the order given.
 *
 * <p>The makespan of a plan is made of sums and maxima of ready times U and stage times a, b, so it
 * does not rise when each of them falls or stays. The changes below either lower them all for every
 * plan, or allow more plans, or both. Asynchronous execution has no such property ({@link
 * AnomaliesTest}).
 */
enum Improvement {
  /**
   * B·ln(1 + γ/B) rises with B, so every W falls, and with it the sums of {@code sequential} and
   * {@code equal-finish}; at constant power Σ b(τ) = B is met at a smaller τ. Fixed shares of the
   * band widen. Under {@code min-sum} r = √W_k·Σ√W at constant psd, and at constant power b = √(B²
   * W_k)/Σ√W rises, as B²·W = D·B/log2(1 + γ/B) does.
   */
  BANDWIDTH {
    @Override
    Instance apply(Random random, Instance instance) {
      double factor = above1(random);
      return Edit.cells(instance, cell -> cell.withBand(cell.bandwidthHz() * factor));
    }
  },
  /**
   * W falls with γ, other shares do not shrink. Not {@code min-sum} at constant power, which takes
   * band away from a task that gets a better channel ({@link AnomaliesTest}).
   */
  CHANNEL_GAIN {
    @Override
    Instance apply(Random random, Instance instance) {
      return sharesFavourPower(instance)
          ? oneTask(random, instance, task -> Edit.radio(task, 0, 10))
          : instance;
    }
  },
  /** As {@link #CHANNEL_GAIN}. */
  TX_POWER {
    @Override
    Instance apply(Random random, Instance instance) {
      return sharesFavourPower(instance)
          ? oneTask(random, instance, task -> Edit.radio(task, 10, 0))
          : instance;
    }
  },
  /** Under {@code proportional} and {@code min-sum} D/b does not rise when payloads shrink. */
  PAYLOAD {
    @Override
    Instance apply(Random random, Instance instance) {
      double factor = random.nextInt(4) == 0 ? 0 : 1 / above1(random);
      return Edit.cells(instance, cell -> Edit.payload(cell, factor));
    }
  },
  FRONTHAUL_RATE {
    @Override
    Instance apply(Random random, Instance instance) {
      double factor = above1(random);
      return Edit.links(instance, link -> Edit.scaled(link, factor, 1, 1));
    }
  },
  FRONTHAUL_LATENCY {
    @Override
    Instance apply(Random random, Instance instance) {
      double factor = random.nextDouble();
      return Edit.links(instance, link -> Edit.scaled(link, 1, factor, 1));
    }
  },
  FRONTHAUL_BITS {
    @Override
    Instance apply(Random random, Instance instance) {
      double factor = random.nextDouble();
      return Edit.links(instance, link -> Edit.scaled(link, 1, 1, factor));
    }
  },
  PEAK_FLOPS {
    @Override
    Instance apply(Random random, Instance instance) {
      double factor = above1(random);
      return oneNode(random, instance, latency -> Edit.scaled(latency, factor, 1, 1));
    }
  },
  MEMORY_BANDWIDTH {
    @Override
    Instance apply(Random random, Instance instance) {
      double factor = above1(random);
      return oneNode(random, instance, latency -> Edit.scaled(latency, 1, factor, 1));
    }
  },
  MEASURED_SECONDS {
    @Override
    Instance apply(Random random, Instance instance) {
      double factor = 1 / above1(random);
      return oneNode(random, instance, latency -> Edit.scaled(latency, 1, 1, factor));
    }
  },
  OVERHEAD {
    @Override
    Instance apply(Random random, Instance instance) {
      double factor = random.nextDouble();
      return Edit.nodes(instance, n -> Edit.overheads(n, factor));
    }
  },
  /** Larger or no limits on one node or both; no time depends on them. */
  MEMORY {
    @Override
    Instance apply(Random random, Instance instance) {
      double factor = random.nextInt(3) == 0 ? Double.POSITIVE_INFINITY : above1(random);
      return Edit.nodes(
          instance,
          node -> {
            double bytes = node.model().weightBytes() + node.cacheBytes() * factor;
            return random.nextBoolean() ? node.withMemory(bytes) : node;
          });
    }
  },
  /** Each pass computes and reads what is there, and no batch reserves more. */
  PADDING {
    @Override
    Instance apply(Random random, Instance instance) {
      return instance.with(instance.batching().with(Padding.NONE));
    }
  },
  /** A cohort that fits has batches that fit. */
  RESIDENCY {
    @Override
    Instance apply(Random random, Instance instance) {
      return instance.with(instance.batching().with(Residency.BATCH));
    }
  },
  TASKS_PER_BATCH {
    @Override
    Instance apply(Random random, Instance instance) {
      Batching caps = instance.batching();
      return Edit.caps(instance, raised(random, caps.maxTasksPerBatch()), caps.maxTasksPerCohort());
    }
  },
  TASKS_PER_COHORT {
    @Override
    Instance apply(Random random, Instance instance) {
      Batching caps = instance.batching();
      return Edit.caps(instance, caps.maxTasksPerBatch(), raised(random, caps.maxTasksPerCohort()));
    }
  },
  MIN_LENGTH {
    @Override
    Instance apply(Random random, Instance instance) {
      Speculation old = instance.speculation();
      return Edit.lengths(instance, random.nextInt(old.minLength() + 1), old.maxLength());
    }
  },
  /** Only without a memory limit: every task reserves room for the longest speculation allowed. */
  MAX_LENGTH {
    @Override
    Instance apply(Random random, Instance instance) {
      Speculation old = instance.speculation();
      boolean limited =
          instance.verifier().memoryBytes() < Double.POSITIVE_INFINITY
              || instance.drafters().get(0).node().memoryBytes() < Double.POSITIVE_INFINITY;
      return limited
          ? instance
          : Edit.lengths(instance, old.minLength(), old.maxLength() + 1 + random.nextInt(2));
    }
  },
  SCOPE {
    @Override
    Instance before(Instance instance) {
      return instance.withOptions(null, null, null, Scope.GLOBAL);
    }

    @Override
    Instance apply(Random random, Instance instance) {
      return instance.withOptions(null, null, null, Scope.BATCH);
    }
  },
  /** Shorter prompts upload, prefill, attend and reserve less. */
  INPUT_TOKENS {
    @Override
    Instance apply(Random random, Instance instance) {
      return oneTask(
          random,
          instance,
          task -> Edit.tokens(task, less(random, task.inputTokens()), task.outputTokens()));
    }
  },
  /**
   * Fewer steps, in each the same or less context. Not with length 0, whose answer returns with the
   * last step for the tasks of that step only: one token less may add a verdict to it ({@link
   * AnomaliesTest}).
   */
  OUTPUT_TOKENS {
    @Override
    Instance apply(Random random, Instance instance) {
      return instance.speculation().minLength() == 0
          ? instance
          : oneTask(
              random,
              instance,
              task -> Edit.tokens(task, task.inputTokens(), less(random, task.outputTokens())));
    }
  };

  private static final double MOST = 16;

  /** The instance as it is to be improved. */
  Instance before(Instance instance) {
    return instance;
  }

  /** The instance changed; itself where the change is no improvement or does not apply. */
  abstract Instance apply(Random random, Instance instance);

  private static boolean sharesFavourPower(Instance instance) {
    return instance.uplink() != UplinkPolicy.MIN_SUM
        || instance.drafters().get(0).wireless().powerModel() == PowerModel.CONSTANT_PSD;
  }

  private static double above1(Random random) {
    return Math.pow(MOST, random.nextDouble());
  }

  private static int less(Random random, int tokens) {
    return 1 + random.nextInt(tokens);
  }

  private static int raised(Random random, int cap) {
    return cap == Batching.UNLIMITED || random.nextInt(3) == 0
        ? Batching.UNLIMITED
        : cap + 1 + random.nextInt(3);
  }

  private static Instance oneTask(Random random, Instance instance, UnaryOperator<Task> change) {
    List<Task> tasks = new ArrayList<>(instance.tasks());
    int k = random.nextInt(tasks.size());
    tasks.set(k, change.apply(tasks.get(k)));
    return instance.with(tasks);
  }

  /** Changes the latency model of the verifier, of the drafter or of both. */
  private static Instance oneNode(
      Random random, Instance instance, UnaryOperator<LatencyModel> change) {
    Instance all = Edit.latencies(instance, change);
    return switch (random.nextInt(3)) {
      case 0 -> Edit.with(instance, all.verifier(), instance.drafters());
      case 1 -> Edit.with(instance, instance.verifier(), all.drafters());
      default -> all;
    };
  }
}
