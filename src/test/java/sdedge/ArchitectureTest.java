package sdedge;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.PrintStream;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The folders tell the way of the data, and nothing flows back. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("sdedge");

  @Test
  void packagesHaveNoCycles() {
    slices().matching("sdedge.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void dataFlowsOneWay() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("document")
        .definedBy("sdedge.document..")
        .layer("instance")
        .definedBy("sdedge.instance..")
        .layer("wireless")
        .definedBy("sdedge.wireless..")
        .layer("latency")
        .definedBy("sdedge.latency..")
        .layer("plan")
        .definedBy("sdedge.plan..")
        .layer("timeline")
        .definedBy("sdedge.timeline..")
        .layer("search")
        .definedBy("sdedge.search..")
        .layer("check")
        .definedBy("sdedge.check..")
        .layer("output")
        .definedBy("sdedge.output..")
        .layer("study")
        .definedBy("sdedge.study..")
        .layer("explain")
        .definedBy("sdedge.explain..")
        .layer("export")
        .definedBy("sdedge.export..")
        .layer("calibrate")
        .definedBy("sdedge.calibrate..")
        .layer("generate")
        .definedBy("sdedge.generate..")
        .layer("report")
        .definedBy("sdedge.report..")
        .layer("cli")
        .definedBy("sdedge.cli..")
        .whereLayer("cli")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("explain")
        .mayOnlyBeAccessedByLayers("cli")
        .whereLayer("export")
        .mayOnlyBeAccessedByLayers("cli")
        .whereLayer("study")
        .mayOnlyBeAccessedByLayers("explain", "export", "cli")
        .whereLayer("calibrate")
        .mayOnlyBeAccessedByLayers("cli")
        .whereLayer("generate")
        .mayOnlyBeAccessedByLayers("cli")
        .whereLayer("report")
        .mayOnlyBeAccessedByLayers("cli")
        .whereLayer("output")
        .mayOnlyBeAccessedByLayers("study", "explain", "export", "calibrate", "report", "cli")
        .whereLayer("check")
        .mayOnlyBeAccessedByLayers("output", "study", "cli")
        .whereLayer("search")
        .mayOnlyBeAccessedByLayers("output", "study", "explain", "cli")
        .whereLayer("timeline")
        .mayOnlyBeAccessedByLayers("search", "output", "study", "explain", "export", "cli")
        .whereLayer("plan")
        .mayOnlyBeAccessedByLayers(
            "timeline", "search", "output", "study", "explain", "export", "cli")
        .whereLayer("latency")
        .mayOnlyBeAccessedByLayers(
            "timeline", "search", "output", "study", "calibrate", "explain", "export", "cli")
        .whereLayer("wireless")
        .mayOnlyBeAccessedByLayers(
            "plan", "timeline", "search", "output", "study", "explain", "export", "cli")
        .whereLayer("document")
        .mayOnlyBeAccessedByLayers(
            "instance", "check", "output", "study", "calibrate", "generate", "report", "cli")
        .check(CLASSES);
  }

  @Test
  void documentsKnowNothingOfTheRestOfTheProject() {
    noClasses()
        .that()
        .resideInAPackage("sdedge.document..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("sdedge..").and(not(resideInAPackage("sdedge.document.."))))
        .check(CLASSES);
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

  /** So that a mistake in what makes results is not also one in what checks them. */
  @Test
  void theCheckSharesNothingWithWhatItChecks() {
    classes()
        .that()
        .resideInAPackage("sdedge.check..")
        .should()
        .onlyAccessClassesThat()
        .resideInAnyPackage(
            "sdedge.check..",
            "sdedge.instance..",
            "java..",
            "com.fasterxml.jackson.core..",
            "org.apache.commons.csv..",
            "org.jspecify.annotations..")
        .allowEmptyShould(false)
        .check(CLASSES);
  }
}
