/**
 * Relations between the results of two instances, one made from the other, that hold whatever the
 * right result is: units, names and order do not matter, more resources and more choice never hurt.
 * Each test also counts the draws on which the relation says something.
 */
@NullMarked
package sdedge.metamorphic;

import org.jspecify.annotations.NullMarked;
