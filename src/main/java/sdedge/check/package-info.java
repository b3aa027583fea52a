/**
 * Checks results: the product executes again what they say was executed, writes what it should say,
 * and both are compared value by value; rules judge the execution, and what is claimed of other
 * plans is derived again where that is cheap (docs/reliability.md).
 */
@NullMarked
package sdedge.check;

import org.jspecify.annotations.NullMarked;
