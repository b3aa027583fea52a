package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sdedge.cli.Cli.Ended;

/** The row of all batch plans in comparisons. */
class ComparedPartitionsTest {
  private static final String MACHINE =
      "src/test/resources/reference/partitions/pb-20-10-p1s1-4.yaml";

  @ParameterizedTest
  @CsvSource({
    "order=given, 'it keeps to no order, and order given is asked for'",
    "pipeline=asynchronous, the pipeline asynchronous has no slots",
    "speculation.scope=drafter, under scope drafter the parts of a batch choose each for itself"
  })
  void itIsRefusedWhereAllBatchPlansAre(String set, String reason) {
    Ended asked = Cli.run("compare", MACHINE, "--set", set, "--methods", "partitions");
    Ended all = Cli.run("compare", MACHINE, "--set", set);

    assertThat(asked.err()).contains("partitions: " + reason);
    assertThat(all.out()).contains("  partitions is left out: " + reason + "\n");
  }

  @Test
  void itIsRefusedWhereTheAllocationIsChosenToo() {
    String[] joint = {"compare", "instances/slow-uplink.yaml", "--order", "auto"};
    Ended asked = Cli.run(joint[0], joint[1], joint[2], joint[3], "--methods", "partitions");

    assertThat(asked.err())
        .contains("partitions: under uplink joint the allocation is chosen with the plan");
  }

  @Test
  void comparisonsSayWhatTheOrderCosts() {
    Ended ended = Cli.run("compare", MACHINE, "--methods", "dp,partitions");

    assertThat(ended.out())
        .contains("over contiguous plans; in no order 75 s (partitions, 3.8 % less)")
        .contains("partitions*")
        .endsWith("  * no plan of the question: partitions (contiguous in no order searched)\n");
  }
}
