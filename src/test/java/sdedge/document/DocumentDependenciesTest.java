package sdedge.document;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

class DocumentDependenciesTest {
  @Test
  void documentsKnowNothingOfTheRestOfTheProject() {
    noClasses()
        .that()
        .resideInAPackage("sdedge.document")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "sdedge.instance..",
            "sdedge.wireless..",
            "sdedge.latency..",
            "sdedge.plan..",
            "sdedge.timeline..",
            "sdedge.search..",
            "sdedge.output..",
            "sdedge.cli..")
        .check(new ClassFileImporter().importPackages("sdedge.document"));
  }
}
