package sdedge;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import sdedge.control.Control;
import sdedge.control.ProgressListener;
import sdedge.control.TimeSource;
import sdedge.instance.Instance;
import sdedge.random.SplitMix64;
import sdedge.search.Approach;
import sdedge.search.SearchOptions;
import sdedge.search.solver.Solver;
import sdedge.stream.Candidate;
import sdedge.stream.Requests;
import sdedge.stream.ServingPolicy;
import sdedge.stream.StepGains;
import sdedge.stream.StreamLevel;
import sdedge.stream.StreamResult;
import sdedge.study.Search;
import sdedge.timeline.BandServers;
import sdedge.timeline.Components;
import sdedge.timeline.Execution;
import sdedge.timeline.ExecutionPricing;
import sdedge.timeline.Instants;
import sdedge.timeline.JobMember;
import sdedge.timeline.RunDraws;
import sdedge.timeline.ServiceRecord;
import sdedge.timeline.Stage;
import sdedge.timeline.StageLoad;
import sdedge.timeline.StageRun;
import sdedge.timeline.TaskLatency;
import sdedge.timeline.TaskTimes;
import sdedge.timeline.Utilisation;

/** The folders tell the way of the data, and nothing flows back. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("sdedge");

  private static final List<String> WAY_OF_THE_DATA =
      List.of(
          "document",
          "instance",
          "control",
          "wireless",
          "latency",
          "plan",
          "random",
          "timeline",
          "stream",
          "judge",
          "search",
          "result",
          "storage",
          "study",
          "check",
          "explain",
          "export",
          "calibrate",
          "generate",
          "report",
          "cli",
          "api");

  @Test
  void packagesHaveNoCycles() {
    slices().matching("sdedge.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  /** Whatever stands earlier knows nothing of what stands later. */
  @Test
  void dataFlowsOneWay() {
    for (int k = 0; k < WAY_OF_THE_DATA.size() - 1; k++) {
      noClasses()
          .that()
          .resideInAPackage(within(WAY_OF_THE_DATA.get(k)))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              WAY_OF_THE_DATA.stream()
                  .skip(k + 1)
                  .map(ArchitectureTest::within)
                  .toArray(String[]::new))
          .check(CLASSES);
    }
  }

  @Test
  void everyPackageHasItsPlace() {
    classes()
        .should()
        .resideInAnyPackage(
            WAY_OF_THE_DATA.stream().map(ArchitectureTest::within).toArray(String[]::new))
        .check(CLASSES);
  }

  /** Those at the end are used by the command line and by other programs alone. */
  @Test
  void whatServesCommandsServesNobodyElse() {
    for (String last : List.of("explain", "export", "calibrate", "generate", "report")) {
      classes()
          .that()
          .resideInAPackage(within(last))
          .should()
          .onlyBeAccessed()
          .byAnyPackage(within(last), within("api"), within("cli"))
          .check(CLASSES);
    }
  }

  /** A search begins in one place, and whatever runs one asks for it there. */
  @Test
  void aSearchIsRunInOneWay() {
    noClasses()
        .that()
        .areNotAssignableTo(Solver.class)
        .should()
        .callMethod(Approach.class, "plan", Instance.class, SearchOptions.class, Control.class)
        .check(CLASSES);
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(Search.class.getName())
        .and()
        .doNotHaveFullyQualifiedName(Search.class.getName() + "$1")
        .should()
        .callMethod(
            Solver.class,
            "solve",
            Instance.class,
            Approach.class,
            SearchOptions.class,
            Control.class)
        .check(CLASSES);
  }

  /**
   * Whoever begins work says when it stops, and gives that to all its parts: without one there is
   * only a worker process, which is killed, one execution of a given plan, and what fits nothing.
   */
  @Test
  void nothingComputesWithoutAStop() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(Control.class.getName())
        .and()
        .doNotHaveFullyQualifiedName("sdedge.search.milp.Job")
        .and()
        .doNotHaveFullyQualifiedName("sdedge.timeline.Timeline")
        .and()
        .doNotHaveFullyQualifiedName("sdedge.stream.ContinuousRun")
        .and()
        .doNotHaveFullyQualifiedName("sdedge.calibrate.Calibration")
        .should()
        .accessField(Control.class, "NONE")
        .orShould()
        .callMethod(Control.class, "asking", Supplier.class)
        .check(CLASSES);
    noClasses()
        .that()
        .resideOutsideOfPackages("sdedge.api..", "sdedge.cli.terminal..", "sdedge.control..")
        .should()
        .callMethod(
            Control.class,
            "limited",
            double.class,
            TimeSource.class,
            long.class,
            Supplier.class,
            ProgressListener.class)
        .orShould()
        .callConstructor(
            Control.class,
            TimeSource.class,
            double.class,
            double.class,
            double.class,
            Supplier.class,
            ProgressListener.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(BooleanSupplier.class)
        .check(CLASSES);
  }

  private static String within(String folder) {
    return "sdedge." + folder + "..";
  }

  /** What calls of {@code String.format} say is seen to by the compiler. */
  @Test
  void numbersAreWrittenAlikeInEveryLocale() {
    noClasses()
        .should()
        .callMethod(Locale.class, "getDefault")
        .orShould()
        .callMethod(PrintStream.class, "printf", String.class, Object[].class)
        .orShould()
        .callMethod(PrintStream.class, "format", String.class, Object[].class)
        .check(CLASSES);
  }

  @Test
  void oneNameOneType() {
    Map<String, List<String>> byName =
        CLASSES.stream()
            .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
            .collect(
                Collectors.groupingBy(
                    JavaClass::getSimpleName,
                    Collectors.mapping(JavaClass::getPackageName, Collectors.toList())));
    byName.values().removeIf(packages -> packages.size() == 1);
    assertThat(byName).isEmpty();
  }

  /**
   * Rules share the model and the records of what was executed, and nothing of how it was: no rule
   * can hold only because an execution made it so.
   */
  @Test
  void rulesShareTheModelAndNotTheExecution() {
    classes()
        .that()
        .resideInAPackage("sdedge.judge..")
        .should()
        .onlyAccessClassesThat(
            resideInAnyPackage(
                    "sdedge.judge..",
                    "sdedge.instance..",
                    "sdedge.latency..",
                    "sdedge.wireless..",
                    "sdedge.plan..",
                    "java..",
                    "org.jspecify.annotations..")
                .or(
                    belongToAnyOf(Execution.class, StageRun.class, Stage.class, JobMember.class)
                        .or(belongToAnyOf(StageLoad.class)))
                .or(belongToAnyOf(TaskTimes.class, TaskLatency.class, Utilisation.class))
                .or(belongToAnyOf(Components.class, ServiceRecord.class))
                .or(belongToAnyOf(ExecutionPricing.class, RunDraws.class, Instants.class))
                .or(belongToAnyOf(Candidate.class, ServingPolicy.class, StreamResult.class))
                .or(belongToAnyOf(Requests.class, StreamLevel.class, BandServers.class))
                .or(belongToAnyOf(StepGains.class, StepGains.Drawn.class, SplitMix64.class)))
        .allowEmptyShould(false)
        .check(CLASSES);
  }

  /** What is checked is executed again by the product, and nothing is searched again by it. */
  @Test
  void theCheckSearchesNothingByTheProduct() {
    noClasses()
        .that()
        .resideInAPackage("sdedge.check..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("sdedge.search..")
        .allowEmptyShould(false)
        .check(CLASSES);
  }
}
