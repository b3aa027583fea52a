package sdedge.study.users;

import static sdedge.result.table.Table.column;
import static sdedge.result.table.Table.optional;

import org.jspecify.annotations.Nullable;
import sdedge.result.table.Format;
import sdedge.result.table.Table;

/**
 * What was tried: a number of users of a draw.
 *
 * @param draw from 1
 * @param within whether there is a plan that ends in time
 * @param makespanS of the best plan, seconds; null where the search ended as soon as it knew
 *     whether there is one in time
 */
public record UserTrial(int users, int draw, boolean within, @Nullable Double makespanS) {
  public static final Table<UserTrial> TABLE =
      Table.of(
          column("users", UserTrial::users),
          column("draw", UserTrial::draw),
          column("within", trial -> trial.within ? 1 : 0),
          optional(column("makespan_s", UserTrial::makespanS)));

  /** Of the table in a file. */
  public static final Format FORMAT = Format.table("table of capacity", TABLE.names());
}
