/**
 * Makes instances: tasks from a trace or from distributions, places and channels from a stated
 * radio model, nodes from a family or from another instance.
 */
@org.jspecify.annotations.NullMarked
package sdedge.generate;
