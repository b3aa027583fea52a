package sdedge.oracle.stream;

import java.util.ArrayList;
import java.util.List;
import sdedge.instance.DraftChoice;
import sdedge.oracle.model.BatchTimes;

/** Residents that step together. */
final class StepGroup {
  final int number;
  final List<Resident> residents = new ArrayList<>();
  boolean atRest = true;
  boolean endsStep;
  DraftChoice choice = DraftChoice.NONE;
  BatchTimes times = new BatchTimes(List.of(), 0); // of its step
  int outstanding;

  StepGroup(int number) {
    this.number = number;
  }

  /** The residents of a drafter. */
  List<Resident> of(int drafter) {
    return residents.stream().filter(each -> each.drafter() == drafter).toList();
  }
}
