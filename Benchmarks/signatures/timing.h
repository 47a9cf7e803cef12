// Batches of about ten milliseconds of CPU, the median of which counts: as SignatureBench.swift does it.
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double cpu_microseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e6 + (double)now.tv_nsec / 1e3;
}

static int by_value(const void *a, const void *b) {
    double left = *(const double *)a, right = *(const double *)b;
    return (left > right) - (left < right);
}

static void report(const char *name, void (*step)(void)) {
    enum { BATCHES = 21 };
    double values[BATCHES], start = cpu_microseconds();
    for (int i = 0; i < 100; i++) step();
    int count = (int)(1e6 / (cpu_microseconds() - start + 1));
    if (count < 5) count = 5;
    for (int batch = 0; batch < BATCHES; batch++) {
        start = cpu_microseconds();
        for (int i = 0; i < count; i++) step();
        values[batch] = (cpu_microseconds() - start) / count;
    }
    qsort(values, BATCHES, sizeof *values, by_value);
    printf("%s %.2f\n", name, values[BATCHES / 2]);
    fflush(stdout);
}
