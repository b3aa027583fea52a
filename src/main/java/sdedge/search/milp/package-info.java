/**
 * The mixed-integer program with the same optimum as the dynamic program (docs/model.md section 7),
 * solved by a backend in a process of its own that may hang or crash. Entry: {@link
 * sdedge.search.milp.Milp}.
 */
@org.jspecify.annotations.NullMarked
package sdedge.search.milp;
