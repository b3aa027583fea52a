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
  BatchTimes times = new BatchTimes(List.of(), List.of()); // of its step
  int step; // from 1
  int outstanding;
  boolean isNoted; // of its step

  StepGroup(int number) {
    this.number = number;
  }

  /** The residents of a drafter. */
  List<Resident> of(int drafter) {
    return residents.stream().filter(each -> each.drafter() == drafter).toList();
  }
}
