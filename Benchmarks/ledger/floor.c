// How long a command waits on this machine when there is no ledger at all: at a steady rate one thread hands commands over,
// another takes whatever waits, writes one page of 4 KiB in place and syncs it, and wakes the one who waits for the last of
// them. The least that any group commit with two threads can do here.
//
//     floor FILE COMMANDS_A_SECOND SECONDS
//     floor_us median 60 p99 110 max 900 commands_a_sync 1.7
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { PAGE = 4096, PAGES = 4096 };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t added = PTHREAD_COND_INITIALIZER, done = PTHREAD_COND_INITIALIZER;
// When each command was handed over, and when its caller knew; in nanoseconds.
static long long *began, *known;
static long handed, written, woken;
static long count, syncs;
static int file;

static long long now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1000000000LL + time.tv_nsec;
}

static void *writing(void *unused) {
    (void)unused;
    char page[PAGE];
    memset(page, 7, sizeof page);
    pthread_mutex_lock(&lock);
    while (written < count) {
        while (handed == written) pthread_cond_wait(&added, &lock);
        long upTo = handed;
        pthread_mutex_unlock(&lock);
        if (pwrite(file, page, PAGE, (off_t)(syncs % PAGES) * PAGE) != PAGE || fdatasync(file) != 0) abort();
        syncs++;
        pthread_mutex_lock(&lock);
        written = upTo;
        pthread_cond_signal(&done);
    }
    pthread_mutex_unlock(&lock);
    return NULL;
}

// Stands for all callers: one that sleeps until its command is on the disk.
static void *calling(void *unused) {
    (void)unused;
    pthread_mutex_lock(&lock);
    while (woken < count) {
        while (written == woken) pthread_cond_wait(&done, &lock);
        long upTo = written;
        long long instant = now();
        for (; woken < upTo; woken++) known[woken] = instant;
    }
    pthread_mutex_unlock(&lock);
    return NULL;
}

static int ascending(const void *left, const void *right) {
    long long a = *(const long long *)left, b = *(const long long *)right;
    return (a > b) - (a < b);
}

int main(int arguments, char **values) {
    if (arguments != 4) return 2;
    long rate = atol(values[2]);
    count = rate * atol(values[3]);
    file = open(values[1], O_CREAT | O_RDWR, 0600);
    began = calloc((size_t)count, sizeof *began);
    known = calloc((size_t)count, sizeof *known);
    char *zeros = calloc(PAGES, PAGE);
    if (file < 0 || began == NULL || known == NULL || zeros == NULL) abort();
    if (pwrite(file, zeros, (size_t)PAGES * PAGE, 0) != PAGES * PAGE || fsync(file) != 0) abort();
    pthread_t writer, caller;
    pthread_create(&writer, NULL, writing, NULL);
    pthread_create(&caller, NULL, calling, NULL);
    long long start = now();
    for (long asked = 0; asked < count; asked++) {
        long long due = start + asked * 1000000000LL / rate;
        struct timespec time = {due / 1000000000LL, due % 1000000000LL};
        while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &time, NULL) == EINTR) {}
        pthread_mutex_lock(&lock);
        began[asked] = now();
        handed++;
        pthread_cond_signal(&added);
        pthread_mutex_unlock(&lock);
    }
    pthread_join(writer, NULL);
    pthread_join(caller, NULL);
    for (long index = 0; index < count; index++) known[index] -= began[index];
    // The first tenth warms it up.
    long first = count / 10, left = count - first;
    qsort(known + first, (size_t)left, sizeof *known, ascending);
    printf(
        "floor_us median %lld p99 %lld max %lld commands_a_sync %.1f\n", known[first + left / 2] / 1000,
        known[first + left * 99 / 100] / 1000, known[count - 1] / 1000, (double)count / (double)syncs);
    return 0;
}
