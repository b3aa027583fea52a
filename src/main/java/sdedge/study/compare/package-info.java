/**
 * Several methods on the same instances: which ones, what they find, whether they agree, how each
 * does against the others.
 */
@org.jspecify.annotations.NullMarked
package sdedge.study.compare;
