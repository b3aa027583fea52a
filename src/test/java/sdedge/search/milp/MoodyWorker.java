package sdedge.search.milp;

import com.google.ortools.Loader;
import java.io.DataInputStream;
import java.nio.charset.StandardCharsets;

/**
 * A worker that solves its first job, with noise around the answer, and then does as its only
 * argument says: {@code hang} or {@code crash}; or says of every job that there is no solution, if
 * that is {@code deny}. It does not listen to requests to stop.
 */
final class MoodyWorker {
  private MoodyWorker() {}

  public static void main(String[] arguments) throws Exception {
    DataInputStream in = new DataInputStream(System.in);
    String token = in.readUTF();
    System.out.println("a banner on standard output");
    System.err.print("a line that is not ended");
    in.read();
    Job first = Job.read(in);
    while (arguments[0].equals("deny")) {
      System.err.println(SolverAnswer.infeasible().line(token));
      in.read();
      Job.read(in);
    }
    Loader.loadNativeLibraries();
    SolverAnswer answer = new LinearSolve(first).run();
    System.err.write(("\n" + answer.line(token) + "\n").getBytes(StandardCharsets.UTF_8));
    System.err.flush();
    in.read();
    if (arguments[0].equals("crash")) {
      System.err.println("assertion failed in a native library");
      Runtime.getRuntime().halt(134);
    }
    Thread.sleep(600_000);
  }
}
