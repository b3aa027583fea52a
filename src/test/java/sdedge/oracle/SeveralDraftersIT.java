package sdedge.oracle;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@link ReferenceOptimaTest} on all instances of several drafters. */
class SeveralDraftersIT {
  static List<Reference> joint() {
    return Reference.in("joint");
  }

  @ParameterizedTest
  @MethodSource("joint")
  void findsTheOptima(Reference reference) {
    ReferenceOptimaTest.agree(reference);
  }

  @ParameterizedTest
  @MethodSource("joint")
  void showsTheBoundsOfAsynchronousExecution(Reference reference) {
    ReferenceOptimaTest.agreeOnBounds(reference);
  }
}
