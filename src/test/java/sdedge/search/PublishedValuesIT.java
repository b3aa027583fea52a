package sdedge.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sdedge.control.Control;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.TaskOrder;
import sdedge.instance.Wireless;
import sdedge.instance.reader.InstanceReader;
import sdedge.search.solver.Approaches;
import sdedge.search.solver.Solver;

/**
 * Makespans of the instances of the published setting, on which two programs that share nothing
 * with this one agree, seconds.
 */
class PublishedValuesIT {
  private static final double PRECISE = 1e-9; // relative
  private static final double UPLOADS_S = 0.009016242173176835; // all finish together

  private static Instance read(String pair, Pipeline pipeline, TaskOrder order) throws Exception {
    return InstanceReader.read(Path.of("instances", "published-" + pair + ".yaml"))
        .withOptions(pipeline, null, order, null);
  }

  private static Outcome.Found solve(Instance instance, String method) {
    return (Outcome.Found)
        Solver.solve(
            instance,
            Objects.requireNonNull(Approaches.named(method)),
            new SearchOptions(2, 0),
            Control.NONE);
  }

  private static void assertTakes(Outcome.Found found, double makespanS) {
    assertThat(found.makespanS()).isCloseTo(makespanS, within(PRECISE * makespanS));
  }

  private static Instance withoutUploads(Instance instance) {
    Drafter drafter = instance.drafters().get(0);
    Wireless old = drafter.wireless();
    Wireless silent =
        new Wireless(old.bandwidthHz(), old.noise(), old.powerModel(), 0, old.headerBits());
    Drafter other = new Drafter(drafter.node(), silent, drafter.fronthaul());
    return instance.with(new Instance.Network(instance.verifier(), List.of(other)));
  }

  /** Sizes of batches, then their one length. */
  private static String cuts(Outcome.Found found) {
    assertThat(found.plan().cohorts()).hasSize(1);
    String sizes =
        found.plan().batches().stream()
            .map(batch -> String.valueOf(batch.tasks().size()))
            .collect(Collectors.joining(" "));
    return sizes + ": " + found.plan().lengths().distinct().boxed().toList();
  }

  @ParameterizedTest
  @CsvSource({
    "68m-7b, SYNCHRONOUS, 96.99832565557803, 100: [3]",
    "1.1b-7b, SYNCHRONOUS, 230.7489246362544, 15 25 31 29: [4]",
    "1.1b-13b, SYNCHRONOUS, 375.76097847017513, 7 33 31 29: [5]",
    "1.1b-7b, ROLLING, 191.7351848353546, 26 23 27 24: [5]",
    "1.1b-13b, ROLLING, 328.2901414808375, 23 26 28 23: [6]",
  })
  void optimaAreProven(String pair, Pipeline pipeline, double makespanS, String cuts)
      throws Exception {
    Instance instance = read(pair, pipeline, TaskOrder.INPUT_ASC);

    Outcome.Found found = solve(withoutUploads(instance), "dp");

    assertThat(found).isInstanceOf(Outcome.Optimal.class);
    assertTakes(found, makespanS);
    assertThat(cuts(found)).isEqualTo(cuts);
  }

  @ParameterizedTest
  @CsvSource({
    "1.1b-7b, published, INPUT_ASC, 230.7489246362544",
    "68m-7b, no-pipeline, INPUT_ASC, 96.99832565557803",
    "1.1b-7b, no-pipeline, INPUT_ASC, 347.17612682145864",
    "1.1b-13b, no-pipeline, INPUT_ASC, 508.2808870359627",
    "1.1b-7b, fixed-length:7, INPUT_ASC, 268.2481605960278",
    "1.1b-13b, fixed-length:7, INPUT_ASC, 382.5047867751408",
    "68m-7b, max-batch, GIVEN, 96.99832565557803",
    "68m-7b, max-batch, INPUT_ASC, 96.99832565557803",
    "1.1b-7b, max-batch, GIVEN, 237.21860776787565",
    "1.1b-7b, max-batch, INPUT_ASC, 233.6669521662925",
    "1.1b-13b, max-batch, GIVEN, 386.8240415646395",
    "1.1b-13b, max-batch, INPUT_ASC, 381.75096379866204",
    "68m-7b, static-batch:16, GIVEN, 268.4339656098636",
    "1.1b-7b, static-batch:16, GIVEN, 334.787076570713",
    "1.1b-13b, static-batch:16, GIVEN, 530.8034476681452",
    "68m-7b, autoregressive-max, INPUT_ASC, 156.04161788608198",
    "1.1b-7b, autoregressive-max, INPUT_ASC, 491.25673570859624",
    "1.1b-13b, autoregressive-max, INPUT_ASC, 859.4973015702196",
    "68m-7b, single-task, INPUT_ASC, 2563.582654793288",
    "1.1b-7b, single-task, INPUT_ASC, 3625.652802097014",
    "1.1b-13b, single-task, INPUT_ASC, 5120.842403676492",
  })
  void schemesTakeAsLongAndUploadsDelayAllAlike(
      String pair, String scheme, TaskOrder order, double makespanS) throws Exception {
    Instance instance = read(pair, Pipeline.SYNCHRONOUS, order);

    assertTakes(solve(withoutUploads(instance), scheme), makespanS);
    if (scheme.contains("batch")) { // quick
      assertTakes(solve(instance, scheme), makespanS + UPLOADS_S);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "68m-7b, 156.04161788608198",
    "1.1b-7b, 156.04161788608198",
    "1.1b-13b, 279.07611573057414"
  })
  void withoutDraftsAndMemoryLimitsAllAreOneBatch(String pair, double makespanS) throws Exception {
    Instance instance = withoutUploads(read(pair, Pipeline.SYNCHRONOUS, TaskOrder.INPUT_ASC));
    Drafter drafter = instance.drafters().get(0);
    Drafter unlimited = drafter.with(drafter.node().withMemory(Double.POSITIVE_INFINITY));

    Outcome.Found found =
        solve(
            instance.with(new Instance.Network(instance.verifier(), List.of(unlimited))),
            "autoregressive-max");

    assertTakes(found, makespanS);
    assertThat(cuts(found)).isEqualTo("100: [0]");
  }
}
