package sdedge.search.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import sdedge.instance.Instance;
import sdedge.instance.reader.InstanceReader;
import sdedge.plan.UplinkChoices;
import sdedge.search.Approach;
import sdedge.search.Effort;
import sdedge.search.Reduction;
import sdedge.search.planning.CheapPlans.CheapSchemes;
import sdedge.search.problem.ProblemChoices;
import sdedge.search.solver.Approaches;

/** In which order schemes are asked for plans, each once. */
class CheapSchemesTest {
  private static CheapSchemes of(String name) throws Exception {
    Instance instance = InstanceReader.read(Path.of("instances", name));
    return new CheapSchemes(
        instance,
        Approaches.reductions(instance),
        ProblemChoices.problems(instance, UplinkChoices.of(instance).get(0), instance.pipeline())
            .get(0));
  }

  private static List<String> keys(List<Reduction> schemes) {
    return schemes.stream().map(Approach::key).toList();
  }

  /** Those of the registry that leave something out. */
  private static List<Reduction> searchedInPart(Instance instance) {
    return Approaches.reductions(instance).stream()
        .filter(scheme -> scheme.effort() != Effort.WHOLE)
        .toList();
  }

  @Test
  void schemesOfFewerModesAreAskedOnceAndLast() throws Exception {
    CheapSchemes schemes = of("drafts/handsets-band.yaml");
    assertThat(keys(schemes.ofFewerModes())).containsExactly("mode:top64", "mode:ids");
    assertThat(keys(schemes.byCost()))
        .containsExactlyInAnyOrderElementsOf(keys(searchedInPart(schemes.instance())))
        .containsSubsequence("autoregressive-max", "greedy", "random", "max-batch")
        .containsSubsequence("max-batch", "fixed-length:3", "dip-sd", "fixed-length:0")
        .containsSubsequence("fixed-length:0", "edge", "mode:ids", "mode:top64");
  }

  @Test
  void noDraftsAreOneSchemeOfFewerChoices() throws Exception {
    assertThat(keys(of("quickstart.yaml").ofFewerChoices()))
        .contains("autoregressive", "goodput", "single-task", "fixed-length:1")
        .doesNotContain("fixed-length:0");
  }
}
