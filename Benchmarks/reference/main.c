// usage: reference measure|prepare HEADER.xsd DOCUMENT.xsd CERTIFICATE.pem KEY.pem ...
//   measure ... DATABASE MESSAGE.xml...     one line for each step: name, CPU microseconds a message (median of batches)
//   prepare ... TEMPLATE.xml FOLDER COUNT   signed messages out of a template
#include "reference.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { BATCHES = 41, BATCH_MESSAGES = 128, WARM_UP_MESSAGES = 512, GROUP = 64 };

typedef struct {
    Tools tools;
    Bytes *messages;
    int count;
    Message *parsed;
    Ledger *ledger;
    Bytes signed_info;
} Bench;

typedef void (*Step)(Bench *bench, int index);

static double cpu_microseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e6 + (double)now.tv_nsec / 1e3;
}

static int by_value(const void *a, const void *b) {
    double left = *(const double *)a, right = *(const double *)b;
    return (left > right) - (left < right);
}

// `per` is how many messages one call of the step serves.
static void measure(Bench *bench, const char *name, Step step, int per) {
    double values[BATCHES];
    for (int i = 0; i < WARM_UP_MESSAGES / per; i++) step(bench, i % bench->count);
    for (int batch = 0; batch < BATCHES; batch++) {
        double start = cpu_microseconds();
        for (int i = 0; i < BATCH_MESSAGES / per; i++) step(bench, i % bench->count);
        values[batch] = (cpu_microseconds() - start) / BATCH_MESSAGES;
    }
    qsort(values, BATCHES, sizeof *values, by_value);
    printf("%s %.2f\n", name, values[BATCHES / 2]);
    fflush(stdout);
}

static void step_parse(Bench *bench, int index) {
    Message message;
    parse(&bench->tools, bench->messages[index], &message);
    xmlFreeDoc(message.tree);
}

static void step_validate(Bench *bench, int index) { validate(&bench->tools, &bench->parsed[index]); }

static void step_parse_validate(Bench *bench, int index) {
    Message message;
    parse(&bench->tools, bench->messages[index], &message);
    validate(&bench->tools, &message);
    xmlFreeDoc(message.tree);
}

static void step_digests(Bench *bench, int index) { check_digests(&bench->parsed[index]); }

static void step_verify(Bench *bench, int index) { verify_value(&bench->tools, &bench->parsed[index]); }

static void step_signature(Bench *bench, int index) {
    check_digests(&bench->parsed[index]);
    verify_value(&bench->tools, &bench->parsed[index]);
}

static void step_read(Bench *bench, int index) {
    if (read_leaves(bench->parsed[index].header) + read_leaves(bench->parsed[index].document) < 10)
        stop("hardly a message");
}

static void step_message_path(Bench *bench, int index) {
    Message message;
    parse(&bench->tools, bench->messages[index], &message);
    validate(&bench->tools, &message);
    check_digests(&message);
    verify_value(&bench->tools, &message);
    if (read_leaves(message.header) + read_leaves(message.document) < 10) stop("hardly a message");
    xmlFreeDoc(message.tree);
}

static void step_sign(Bench *bench, int index) {
    (void)index;
    unsigned char value[80];
    sign(&bench->tools, bench->signed_info, value, sizeof value);
}

static void step_ledger(Bench *bench, int index) {
    (void)index;
    ledger_settle_group(bench->ledger, GROUP, (Bytes){NULL, 0});
}

static void step_ledger_and_message(Bench *bench, int index) {
    ledger_settle_group(bench->ledger, GROUP, bench->messages[index]);
}

static void measure_all(Bench *bench, const char *database, char **paths) {
    bench->messages = calloc((size_t)bench->count, sizeof *bench->messages);
    bench->parsed = calloc((size_t)bench->count, sizeof *bench->parsed);
    for (int i = 0; i < bench->count; i++) {
        bench->messages[i] = read_file(paths[i]);
        parse(&bench->tools, bench->messages[i], &bench->parsed[i]);
    }
    bench->signed_info = canonical_bytes(bench->parsed[0].signed_info, NULL);
    bench->ledger = ledger_open(database);
    measure(bench, "message_path", step_message_path, 1);
    measure(bench, "parse", step_parse, 1);
    measure(bench, "validate", step_validate, 1);
    measure(bench, "parse_validate", step_parse_validate, 1);
    measure(bench, "digests", step_digests, 1);
    measure(bench, "verify", step_verify, 1);
    measure(bench, "signature", step_signature, 1);
    measure(bench, "read", step_read, 1);
    measure(bench, "sign", step_sign, 1);
    measure(bench, "ledger", step_ledger, GROUP);
    measure(bench, "ledger_and_message", step_ledger_and_message, GROUP);
    ledger_close(bench->ledger);
}

int main(int count, char **arguments) {
    bool measures = count > 7 && !strcmp(arguments[1], "measure");
    bool prepares = count == 9 && !strcmp(arguments[1], "prepare");
    if (!measures && !prepares) stop("usage: see the head of main.c");
    static Bench bench;
    load_tools(&bench.tools, arguments[2], arguments[3], arguments[4], arguments[5]);
    if (prepares) {
        prepare(&bench.tools, arguments[6], arguments[7], atoi(arguments[8]));
        return 0;
    }
    bench.count = count - 7;
    measure_all(&bench, arguments[6], arguments + 7);
    return 0;
}
