package sdedge.search.dp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import sdedge.search.problem.ContiguousProblem;

/** Rows that stay behind a search for its next pass. */
class BatchTableTest {
  @Test
  void asManyRowsStayAsThereIsRoomFor() {
    ContiguousProblem problem = DrawnProblem.draw(new Random(1));
    try (Workers workers = new Workers(1)) {
      BatchTable table = DrawnProblem.table(problem, workers);
      BatchRow first = table.row(0);
      BatchRow second = table.row(1);
      table.keepSome(first.bytes());
      table.drop(0);
      table.drop(1);
      table.rewind();
      table.build(0, problem.size(), 0);
      assertThat(table.row(0)).isSameAs(first);
      assertThat(table.row(1)).isNotSameAs(second);
      assertThat(table.row(1).a).isEqualTo(second.a);
    }
  }
}
