// Sends messages to a running gateway over HTTPS with mutual TLS and kept-alive connections, and counts what came back.
// usage: load URL CA.pem CERTIFICATE.pem KEY.pem CONNECTIONS MESSAGE.xml...
// Prints: messages, settled (200 with ACSC), seconds, milliseconds of the median and of the 99th percentile.
#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

typedef struct {
    char *bytes;
    long count;
} Bytes;

typedef struct {
    CURL *handle;
    char reply[65536];
    size_t reply_count;
    double started;
} Connection;

static const char *first_failure;

static _Noreturn void stop(const char *what, const char *why) {
    fprintf(stderr, "load: %s: %s\n", what, why);
    exit(1);
}

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static Bytes read_file(const char *path) {
    FILE *file = fopen(path, "rb");
    if (!file) stop(path, "cannot be read");
    fseek(file, 0, SEEK_END);
    Bytes bytes = {NULL, ftell(file)};
    rewind(file);
    bytes.bytes = malloc((size_t)bytes.count);
    if (fread(bytes.bytes, 1, (size_t)bytes.count, file) != (size_t)bytes.count) stop(path, "cannot be read");
    fclose(file);
    return bytes;
}

static size_t keep(char *bytes, size_t size, size_t count, void *connection_pointer) {
    Connection *connection = connection_pointer;
    size_t room = sizeof connection->reply - 1 - connection->reply_count;
    size_t kept = size * count < room ? size * count : room;
    memcpy(connection->reply + connection->reply_count, bytes, kept);
    connection->reply_count += kept;
    connection->reply[connection->reply_count] = 0;
    return size * count;
}

static void set_up(Connection *connection, char **arguments, struct curl_slist *headers) {
    connection->handle = curl_easy_init();
    char url[1024];
    snprintf(url, sizeof url, "%s/v1/messages", arguments[1]);
    curl_easy_setopt(connection->handle, CURLOPT_URL, url);
    curl_easy_setopt(connection->handle, CURLOPT_CAINFO, arguments[2]);
    curl_easy_setopt(connection->handle, CURLOPT_SSLCERT, arguments[3]);
    curl_easy_setopt(connection->handle, CURLOPT_SSLKEY, arguments[4]);
    curl_easy_setopt(connection->handle, CURLOPT_HTTPHEADER, headers);
    curl_easy_setopt(connection->handle, CURLOPT_WRITEFUNCTION, keep);
    curl_easy_setopt(connection->handle, CURLOPT_WRITEDATA, connection);
    curl_easy_setopt(connection->handle, CURLOPT_PRIVATE, connection);
    curl_easy_setopt(connection->handle, CURLOPT_TIMEOUT, 60L);
}

static void send_next(CURLM *multi, Connection *connection, Bytes body) {
    curl_easy_setopt(connection->handle, CURLOPT_POSTFIELDSIZE, body.count);
    curl_easy_setopt(connection->handle, CURLOPT_POSTFIELDS, body.bytes);
    connection->reply_count = 0;
    connection->reply[0] = 0;
    connection->started = seconds();
    curl_multi_add_handle(multi, connection->handle);
}

// Whether the payment settled; remembers the first that did not.
static int is_settled(CURLMsg *done, Connection *connection) {
    long status = 0;
    curl_easy_getinfo(connection->handle, CURLINFO_RESPONSE_CODE, &status);
    if (done->data.result == CURLE_OK && status == 200 && strstr(connection->reply, ">ACSC<")) return 1;
    if (!first_failure) {
        static char text[4096];
        snprintf(text, sizeof text, "%s, HTTP %ld: %.3500s", curl_easy_strerror(done->data.result), status,
                 connection->reply);
        first_failure = text;
    }
    return 0;
}

static int by_value(const void *a, const void *b) {
    double left = *(const double *)a, right = *(const double *)b;
    return (left > right) - (left < right);
}

int main(int count, char **arguments) {
    if (count < 7) stop("usage", "load URL CA CERTIFICATE KEY CONNECTIONS MESSAGE...");
    int connections = atoi(arguments[5]), messages = count - 6, next = 0, answered = 0, settled = 0;
    if (connections < 1) stop("usage", "CONNECTIONS is at least 1");
    Bytes *bodies = calloc((size_t)messages, sizeof *bodies);
    double *milliseconds = calloc((size_t)messages, sizeof *milliseconds);
    for (int i = 0; i < messages; i++) bodies[i] = read_file(arguments[6 + i]);
    curl_global_init(CURL_GLOBAL_DEFAULT);
    struct curl_slist *headers = curl_slist_append(NULL, "Content-Type: application/xml");
    headers = curl_slist_append(headers, "Prefer: wait=20");
    headers = curl_slist_append(headers, "Expect:");
    CURLM *multi = curl_multi_init();
    double start = seconds();
    for (int i = 0; i < connections && next < messages; i++) {
        Connection *connection = calloc(1, sizeof *connection);
        set_up(connection, arguments, headers);
        send_next(multi, connection, bodies[next++]);
    }
    while (answered < messages) {
        int running, left;
        curl_multi_perform(multi, &running);
        for (CURLMsg *done; (done = curl_multi_info_read(multi, &left));) {
            Connection *connection;
            curl_easy_getinfo(done->easy_handle, CURLINFO_PRIVATE, (char **)&connection);
            settled += is_settled(done, connection);
            milliseconds[answered++] = (seconds() - connection->started) * 1e3;
            curl_multi_remove_handle(multi, connection->handle);
            if (next < messages) send_next(multi, connection, bodies[next++]);
        }
        if (answered < messages) curl_multi_poll(multi, NULL, 0, 1000, NULL);
    }
    double elapsed = seconds() - start;
    qsort(milliseconds, (size_t)messages, sizeof *milliseconds, by_value);
    printf("%d %d %.3f %.2f %.2f\n", messages, settled, elapsed, milliseconds[messages / 2],
           milliseconds[messages - 1 - messages / 100]);
    if (first_failure) fprintf(stderr, "load: the first that did not settle: %s\n", first_failure);
    return settled == messages ? 0 : 1;
}
