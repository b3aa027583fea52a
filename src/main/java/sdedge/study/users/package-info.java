/**
 * How many users a network serves in time: users are drawn, the first so many of a draw are planned
 * for, and the number is searched for (docs/capacity.md).
 */
@org.jspecify.annotations.NullMarked
package sdedge.study.users;
