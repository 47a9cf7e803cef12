// A token at a distance: SoftHSM2, each of whose signatures takes two milliseconds longer, as those of a device on the network
// do. The list of functions is a version and then nothing but pointers; C_Sign is found by its address.
#include <dlfcn.h>
#include <string.h>
#include <time.h>

typedef unsigned long (*sign_function)(
    unsigned long session, unsigned char *data, unsigned long data_count, unsigned char *value, unsigned long *value_count);

enum { functions = 68 };
static struct {
    void *version;
    void *entries[functions];
} list;
static sign_function real_sign;

static unsigned long slow_sign(
    unsigned long session, unsigned char *data, unsigned long data_count, unsigned char *value,
    unsigned long *value_count) {
    struct timespec two_milliseconds = {0, 2000000};
    if (value != NULL) nanosleep(&two_milliseconds, NULL);
    return real_sign(session, data, data_count, value, value_count);
}

unsigned long C_GetFunctionList(void **result) {
    void *library = dlopen("/usr/lib/softhsm/libsofthsm2.so", RTLD_NOW);
    void *real = NULL;
    if (library == NULL) return 5;
    unsigned long (*get)(void **) = (unsigned long (*)(void **))dlsym(library, "C_GetFunctionList");
    if (get == NULL || get(&real) != 0) return 5;
    memcpy(&list, real, sizeof list);
    real_sign = (sign_function)dlsym(library, "C_Sign");
    for (int i = 0; i < functions; i++) {
        if (list.entries[i] == (void *)real_sign) {
            list.entries[i] = (void *)slow_sign;
            *result = &list;
            return 0;
        }
    }
    return 5;
}
