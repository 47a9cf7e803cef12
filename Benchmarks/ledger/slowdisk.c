// A disk whose syncs take longer: loaded before the C library (`LD_PRELOAD`), it lets each sync last so many microseconds from
// its call on, without taking the processor. The pages are written and synced as ever.
//
//     SYNC_MICROSECONDS=1000 LD_PRELOAD=./slowdisk.so PROGRAM
#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <time.h>

typedef int (*sync_call)(int);

static long microseconds;
static sync_call inner_fsync, inner_fdatasync;

__attribute__((constructor)) static void begin(void) {
    const char *asked = getenv("SYNC_MICROSECONDS");
    microseconds = asked == NULL ? 0 : atol(asked);
    // An object pointer that is a function's: what POSIX says of `dlsym`.
    *(void **)&inner_fsync = dlsym(RTLD_NEXT, "fsync");
    *(void **)&inner_fdatasync = dlsym(RTLD_NEXT, "fdatasync");
}

static int lasting(sync_call inner, int file) {
    struct timespec end;
    clock_gettime(CLOCK_MONOTONIC, &end);
    int result = inner(file);
    int code = errno;
    if (microseconds > 0) {
        long long nanoseconds = end.tv_nsec + microseconds * 1000LL;
        end.tv_sec += nanoseconds / 1000000000;
        end.tv_nsec = nanoseconds % 1000000000;
        // Of this thread: wakes at the time, not up to 50 microseconds after it.
        prctl(PR_SET_TIMERSLACK, 1000UL);
        while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &end, NULL) == EINTR) {}
    }
    errno = code;
    return result;
}

int fsync(int file) { return lasting(inner_fsync, file); }

int fdatasync(int file) { return lasting(inner_fdatasync, file); }
