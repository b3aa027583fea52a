package sdedge.instance.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static sdedge.Json.map;
import static sdedge.Json.number;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sdedge.ExpectedReference;
import sdedge.Json;
import sdedge.control.Control;
import sdedge.document.InvalidInputException;
import sdedge.instance.AnswerLaw;
import sdedge.instance.Instance;
import sdedge.instance.Steps;
import sdedge.instance.Task;
import sdedge.plan.Feasibility;
import sdedge.search.Outcome;
import sdedge.search.SearchOptions;
import sdedge.search.solver.Method;
import sdedge.search.solver.Solver;

/** Laws of answers as they are read and refused, against values of an independent program. */
class ReferenceAnswersTest {
  private static final Path FOLDER = Path.of("src/test/resources/reference/answers");
  private static final int INPUT = 3;

  private static List<Map.Entry<String, Object>> entries(String kind) throws Exception {
    String json = Files.readString(FOLDER.resolve("invalid.json"));
    return new ArrayList<>(map(Json.parse(json).get(kind)).entrySet());
  }

  static List<Map.Entry<String, Object>> invalid() throws Exception {
    return entries("invalid");
  }

  static List<Map.Entry<String, Object>> valid() throws Exception {
    return entries("valid");
  }

  @ParameterizedTest
  @MethodSource("invalid")
  void whatIsWrongIsNamedWhereItStands(Map.Entry<String, Object> entry) throws Exception {
    Path file = FOLDER.resolve(entry.getKey());
    Map<String, Object> expected = map(entry.getValue());
    if (number(expected.get("exit")) == INPUT) {
      assertThatThrownBy(() -> InstanceReader.read(file))
          .isInstanceOfSatisfying(
              InvalidInputException.class,
              wrong ->
                  assertThat(wrong.problems())
                      .first()
                      .satisfies(
                          problem -> assertThat(problem.path()).isEqualTo(expected.get("path"))));
    } else {
      assertThat(Feasibility.neverFits(InstanceReader.read(file)))
          .anySatisfy(reason -> assertThat(reason).contains("task u1", "max_output_tokens"));
    }
  }

  @ParameterizedTest
  @MethodSource("valid")
  void whatIsRightHasItsOptimum(Map.Entry<String, Object> entry) throws Exception {
    Instance instance = InstanceReader.read(FOLDER.resolve(entry.getKey())).with(Steps.EXPECTED);

    Outcome outcome = Solver.solve(instance, Method.DP, SearchOptions.DEFAULT, Control.NONE);

    assertThat(((Outcome.Optimal) outcome).makespanS())
        .isCloseTo(
            number(map(entry.getValue()).get("makespan_s")), Percentage.withPercentage(1e-7));
  }

  static List<String> cases() throws Exception {
    return ExpectedReference.in("answers").stream().filter(name -> name.contains("case")).toList();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void meansOfEveryLawAreThoseOfTheReference(String name) throws Exception {
    Instance instance = ExpectedReference.instance(name);
    Map<String, Object> tasks = map(ExpectedReference.values(name).get("tasks"));
    for (int k = 0; k < instance.tasks().size(); k++) {
      Task task = instance.tasks().get(k);
      AnswerLaw law = task.answer();
      Map<String, Object> expected = map(tasks.get(task.id()));

      assertThat(law.isUncertain()).isEqualTo(number(expected.get("outcomes")) > 1);
      assertThat(law.meanOutputTokens())
          .isCloseTo(number(expected.get("mean_output_tokens")), Percentage.withPercentage(1e-10));
      assertThat(law.outputTokens()).isEqualTo((int) number(expected.get("planned_output_tokens")));
      assertThat(law.largestOutputTokens())
          .isEqualTo((int) number(expected.get("largest_output_tokens")));
      assertThat(Feasibility.reservedTokens(instance, k))
          .isEqualTo(number(expected.get("reserved_tokens")));
    }
  }
}
