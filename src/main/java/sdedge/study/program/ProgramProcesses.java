package sdedge.study.program;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A program and all that it starts. Who leaves its session, or whose parent ends, is no descendant
 * for the system any more, but has inherited the environment, which Linux shows; elsewhere only
 * descendants are known.
 *
 * @param mark value of {@value #MARK} in their environment and in no other
 */
record ProgramProcesses(String mark) {
  private static final String MARK = "SDEDGE_RUN";
  private static final int MOST_ROUNDS = 100; // each ends those that were started in the last
  private static final long ROUND_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

  /** Has a program, and so all that it starts, carry the mark. */
  void mark(ProcessBuilder program) {
    program.environment().put(MARK, mark);
  }

  /** Ends the program and the others, as far as they are known. */
  void end(Process program) {
    List<ProcessHandle> children = program.descendants().toList();
    program.destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
    for (int round = 0; round < MOST_ROUNDS; round++) {
      List<ProcessHandle> left = marked();
      if (left.isEmpty()) {
        return;
      }
      left.forEach(ProcessHandle::destroyForcibly);
      LockSupport.parkNanos(ROUND_NANOS); // a killed one is there for a moment more
    }
  }

  private List<ProcessHandle> marked() {
    long self = ProcessHandle.current().pid();
    try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
      return all.filter(each -> each.pid() != self && isMarked(each)).toList();
    }
  }

  /** Those of other users, or that are gone, show no environment. */
  private boolean isMarked(ProcessHandle process) {
    Path environment = Path.of("/proc", Long.toString(process.pid()), "environ");
    try {
      String variables = Files.readString(environment, StandardCharsets.ISO_8859_1);
      return Stream.of(variables.split("\0")).anyMatch((MARK + "=" + mark)::equals);
    } catch (IOException e) {
      return false;
    }
  }
}
