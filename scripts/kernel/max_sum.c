/* The pair kernel in C, for scripts/kernel.sh alone: reads lines "steps pairs milliseconds" and
   answers each with the nanoseconds per pair, measured for about as long. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double now_ns(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1e9 + t.tv_nsec;
}

/* "simd reduction" lets the compiler sum in another order, as its vector instructions must. */
__attribute__((noinline)) static double max_sum(const double *restrict x, const double *restrict y, int steps) {
  double sum = 0;
#pragma omp simd reduction(+ : sum)
  for (int n = 0; n < steps; n++) {
    sum += x[n] > y[n] ? x[n] : y[n];
  }
  return sum;
}

int main(void) {
  int steps, pairs;
  double milliseconds;
  while (scanf("%d %d %lf", &steps, &pairs, &milliseconds) == 3) {
    double *x = malloc(sizeof(double) * steps);
    double *y = malloc(sizeof(double) * steps * pairs);
    double *sums = malloc(sizeof(double) * pairs);
    for (int n = 0; n < steps; n++) x[n] = drand48();
    for (int k = 0; k < steps * pairs; k++) y[k] = drand48();
    long calls = 0;
    int repeats = 1 + 20000 / (steps * pairs);
    double start = now_ns(), end;
    do {
      for (int r = 0; r < repeats; r++) {
        for (int p = 0; p < pairs; p++) sums[p] = max_sum(x, y + (size_t)p * steps, steps);
        __asm__ volatile("" : : "r"(sums) : "memory");
      }
      calls += (long)repeats * pairs;
      end = now_ns();
    } while (end - start < milliseconds * 1e6);
    printf("%.4f\n", (end - start) / calls);
    fflush(stdout);
    free(x);
    free(y);
    free(sums);
  }
  return 0;
}
