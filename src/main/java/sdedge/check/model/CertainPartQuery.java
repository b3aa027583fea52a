package sdedge.check.model;

/** A part as if it were certain: what a copy of an execution is made for. */
@SuppressWarnings("ArrayRecordComponent") // filled by the copy, read by who made it
record CertainPartQuery(int place, int part, double[] verdictsS) {
  /** A verdict of some part. */
  void know(int ofPlace, int ofPart, int step, double timeS) {
    if (ofPlace == place && ofPart == part) {
      verdictsS[step] = timeS;
    }
  }

  boolean isAnswered() {
    return !Double.isNaN(verdictsS[verdictsS.length - 1]);
  }
}
