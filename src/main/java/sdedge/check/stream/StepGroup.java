package sdedge.check.stream;

import java.util.ArrayList;
import java.util.List;
import sdedge.instance.DraftChoice;

/** Residents that step together. */
final class StepGroup {
  final int number;
  final List<Resident> residents = new ArrayList<>();
  boolean atRest = true;
  boolean endsStep;
  DraftChoice choice = DraftChoice.NONE;
  int step; // from 1
  int outstanding;
  boolean isNoted; // of its step

  StepGroup(int number) {
    this.number = number;
  }
}
