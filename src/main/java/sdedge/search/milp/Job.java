package sdedge.search.milp;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import sdedge.control.Control;
import sdedge.control.HeapShare;

/**
 * What a worker is asked to solve; travels over its standard input.
 *
 * @param hint columns to try at 1, all other decisions at 0; empty for no hint
 * @param gap relative gap at which to stop
 */
@SuppressWarnings("ArrayRecordComponent") // never changed
record Job(Backend backend, int threads, double gap, int[] hint, LinearModel model) {

  void write(DataOutputStream out) throws IOException {
    out.writeUTF(backend.name());
    out.writeInt(threads);
    out.writeDouble(gap);
    out.writeInt(hint.length);
    for (int column : hint) {
      out.writeInt(column);
    }
    writeModel(out);
  }

  private void writeModel(DataOutputStream out) throws IOException {
    out.writeInt(model.columns());
    for (int c = 0; c < model.columns(); c++) {
      out.writeBoolean(model.isBinary(c));
      out.writeDouble(model.upper(c));
      out.writeDouble(model.cost(c));
    }
    out.writeInt(model.rows());
    for (int r = 0; r < model.rows(); r++) {
      out.writeBoolean(model.isEquation(r));
      out.writeDouble(model.lower(r));
      out.writeInt(model.begin(r + 1) - model.begin(r));
      for (int e = model.begin(r); e < model.begin(r + 1); e++) {
        out.writeInt(model.column(e));
        out.writeDouble(model.value(e));
      }
    }
  }

  static Job read(DataInputStream in) throws IOException {
    Backend backend = Backend.valueOf(in.readUTF());
    int threads = in.readInt();
    double gap = in.readDouble();
    int[] hint = new int[in.readInt()];
    for (int h = 0; h < hint.length; h++) {
      hint[h] = in.readInt();
    }
    return new Job(backend, threads, gap, hint, readModel(in));
  }

  private static LinearModel readModel(DataInputStream in) throws IOException {
    LinearModel model = new LinearModel(new HeapShare(), Control.NONE);
    int columns = in.readInt();
    for (int c = 0; c < columns; c++) {
      if (in.readBoolean()) {
        in.readDouble();
        model.binary(in.readDouble());
      } else {
        double upper = in.readDouble();
        model.continuous(upper, in.readDouble());
      }
    }
    int rows = in.readInt();
    for (int r = 0; r < rows; r++) {
      boolean equation = in.readBoolean();
      double lower = in.readDouble();
      if (equation) {
        model.equalTo(lower);
      } else {
        model.atLeast(lower);
      }
      for (int e = in.readInt(); e > 0; e--) {
        int column = in.readInt();
        model.put(column, in.readDouble());
      }
    }
    return model;
  }
}
