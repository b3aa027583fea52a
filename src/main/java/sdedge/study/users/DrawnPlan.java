package sdedge.study.users;

import static sdedge.result.table.Table.column;
import static sdedge.result.table.Table.key;

import sdedge.instance.Instance;
import sdedge.plan.Plan;
import sdedge.result.files.PlanWriter;
import sdedge.result.table.Table;

/**
 * A plan that serves users of a draw in time.
 *
 * @param draw from 1
 * @param instance with these users
 */
public record DrawnPlan(int draw, Instance instance, Plan plan) {
  static final Table<DrawnPlan> TABLE =
      Table.of(
          column("draw", DrawnPlan::draw),
          column("users", drawn -> drawn.instance.tasks().size()),
          key("plan", PlanWriter.PLAN, drawn -> new PlanWriter(drawn.instance, "", drawn.plan)));
}
