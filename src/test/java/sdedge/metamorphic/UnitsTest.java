package sdedge.metamorphic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sdedge.TestSeeds;
import sdedge.instance.Instance;
import sdedge.instance.Model;
import sdedge.instance.Noise;
import sdedge.instance.Wireless;
import sdedge.timeline.Execution;
import sdedge.timeline.StageRun;
import sdedge.timeline.TaskTimes;

/**
 * The units of time, data, memory, FLOPs and power are conventions. Where the factor is a power of
 * four and no decibels are involved, doubles scale without rounding and results are compared to the
 * last bit, which asynchronous execution needs: one bit may decide who is served first.
 */
@Tag(TestSeeds.DRAWS)
class UnitsTest {
  private final int draws = TestSeeds.draws(300);

  /** Everything that takes time takes s times as long; radio: s times the bits at the same rate. */
  @Test
  void everyTimeScalesWithTheUnitOfTime() {
    TestSeeds.each(
        getClass(),
        2 * draws,
        random -> {
          Instance instance = any(random);
          double s = Draw.exactFactor(random);
          Instance slow = Edit.cells(slowNodesAndLinks(instance, s), c -> Edit.payload(c, s));
          Solved base = Solved.of(instance);
          Solved solved = Solved.of(slow);
          assertThat(solved.found().plan()).isEqualTo(base.found().plan());
          assertScaled(base.execution(), solved.execution(), s);
        });
  }

  /** γ/B is kept, so a band s times narrower carries s times less. */
  @Test
  void everyTimeScalesWithNarrowerBands() {
    TestSeeds.each(
        getClass(),
        draws,
        random -> {
          Instance instance = Draw.sorted(random);
          double s = Draw.factor(random);
          Instance slow = slowNodesAndLinks(narrowBands(instance, 1 / s), s);
          Solved base = Solved.of(instance);
          Solved solved = Solved.of(slow);
          Solved.assertSame(solved.makespanS(), s * base.makespanS(), "makespan");
        });
  }

  @Test
  void bitsAndBitsPerSecondScaleTogether() {
    each(
        (random, instance) -> {
          double c = Draw.factor(random);
          Instance wide = Edit.cells(narrowBands(instance, c), cell -> Edit.payload(cell, c));
          return Edit.links(wide, link -> Edit.scaled(link, c, 1, c));
        });
  }

  @Test
  void bytesAndBytesPerSecondScaleTogether() {
    eachExactly(
        (random, instance) -> {
          double c = Draw.exactFactor(random);
          Instance fast = Edit.latencies(instance, latency -> Edit.scaled(latency, 1, c, 1));
          return Edit.nodes(
              fast,
              node -> {
                Model m = node.model();
                Model large =
                    new Model(
                        m.name(),
                        m.layers(),
                        m.hidden(),
                        m.parameters(),
                        m.weightBytes() * c,
                        m.kvBytesPerToken() * c);
                return Edit.model(node, large, node.memoryBytes() * c);
              });
        });
  }

  /** Twice the layers with the same bytes are twice the FLOPs. */
  @Test
  void flopsAndFlopsPerSecondScaleTogether() {
    eachExactly(
        (random, instance) -> {
          Instance fast = Edit.latencies(instance, latency -> Edit.scaled(latency, 2, 1, 1));
          return Edit.nodes(
              fast,
              node -> {
                Model m = node.model();
                Model deep =
                    new Model(
                        m.name(),
                        2 * m.layers(),
                        m.hidden(),
                        2 * m.parameters(),
                        m.weightBytes(),
                        m.kvBytesPerToken());
                return Edit.model(node, deep, node.memoryBytes());
              });
        });
  }

  @Test
  void onlyReceivedPowerOverNoiseMatters() {
    each(
        (random, instance) -> {
          double x = 40 * random.nextDouble() - 20;
          double y = 40 * random.nextDouble() - 20;
          Instance louder = Edit.eachTask(instance, task -> Edit.radio(task, x, y - x));
          return Edit.cells(louder, cell -> Edit.noise(cell, louder(cell.noise(), y)));
        });
  }

  /** More noise; of a density 3 dB are its figure. */
  private static Noise louder(Noise noise, double decibels) {
    return noise instanceof Noise.Density density
        ? new Noise.Density(density.dbmPerHz() + density.figureDb() + decibels - 3, 3)
        : new Noise.Power(((Noise.Power) noise).dbm() + decibels);
  }

  private static Instance any(Random random) {
    return random.nextInt(3) == 0 ? Draw.joint(random) : Draw.sorted(random);
  }

  /** Relations that decibels and products only keep to rounding. */
  private void each(BiFunction<Random, Instance, Instance> change) {
    TestSeeds.each(
        getClass(),
        draws,
        random -> {
          Instance instance = Draw.sorted(random);
          Solved base = Solved.of(instance);
          Solved solved = Solved.of(change.apply(random, instance));
          Solved.assertSame(solved.makespanS(), base.makespanS(), "makespan");
        });
  }

  private void eachExactly(BiFunction<Random, Instance, Instance> change) {
    TestSeeds.each(
        getClass(),
        draws,
        random -> {
          Instance instance = any(random);
          Solved base = Solved.of(instance);
          Solved solved = Solved.of(change.apply(random, instance));
          assertThat(solved.happened()).isEqualTo(base.happened());
        });
  }

  private static Instance slowNodesAndLinks(Instance instance, double s) {
    Instance slow = Edit.latencies(instance, latency -> Edit.scaled(latency, 1 / s, 1 / s, s));
    slow = Edit.nodes(slow, node -> Edit.overheads(node, s));
    return Edit.links(slow, link -> Edit.scaled(link, 1 / s, s, 1));
  }

  /** Bandwidth and γ times a factor. */
  private static Instance narrowBands(Instance instance, double factor) {
    double decibels = 10 * Math.log10(factor);
    Instance narrow =
        Edit.cells(
            instance,
            cell -> {
              Wireless band = cell.withBand(cell.bandwidthHz() * factor);
              return cell.noise() instanceof Noise.Power noise
                  ? Edit.noise(band, new Noise.Power(noise.dbm() + decibels)) // γ has the factor
                  : band;
            });
    return Edit.eachTask(narrow, task -> Edit.radio(task, 0, decibels));
  }

  private static void assertScaled(Execution base, Execution slow, double s) {
    assertThat(slow.makespanS()).isEqualTo(s * base.makespanS());
    for (int k = 0; k < base.tasks().size(); k++) {
      TaskTimes was = base.tasks().get(k);
      assertThat(slow.tasks().get(k))
          .isEqualTo(
              new TaskTimes(
                  s * was.readyS(),
                  s * was.startS(),
                  s * was.firstTokenS(),
                  s * was.completionS(),
                  was.steps(),
                  s * was.draftS(),
                  s * was.upS(),
                  s * was.verifyS(),
                  s * was.downS()));
    }
    List<StageRun> stages = slow.stages().toList();
    List<StageRun> before = base.stages().toList();
    assertThat(stages).hasSameSizeAs(before);
    for (int i = 0; i < before.size(); i++) {
      assertThat(stages.get(i).startS()).isEqualTo(s * before.get(i).startS());
      assertThat(stages.get(i).endS()).isEqualTo(s * before.get(i).endS());
    }
  }
}
