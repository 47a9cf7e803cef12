// libxml2 in C: a tree with a reused context, header and document validated against their compiled schemas.
// usage: libxml2 ENVELOPE.xsd HEADER.xsd DOCUMENT.xsd MESSAGE.xml...     prints `libxml2 CPU_MICROSECONDS_A_MESSAGE`
#include <libxml/parser.h>
#include <libxml/xmlschemas.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { BATCHES = 41, BATCH_MESSAGES = 128, WARM_UP_MESSAGES = 512, BYTES_MAX = 65536 };

static xmlParserCtxtPtr parser;
static xmlSchemaValidCtxtPtr header, document;

static void stop(const char *what) {
    fprintf(stderr, "libxml2: %s\n", what);
    exit(1);
}

static xmlSchemaValidCtxtPtr load(const char *path) {
    xmlSchemaPtr schema = xmlSchemaParse(xmlSchemaNewParserCtxt(path));
    if (!schema) stop(path);
    return xmlSchemaNewValidCtxt(schema);
}

static void parse_and_validate(const char *bytes, int count) {
    xmlDocPtr tree = xmlCtxtReadMemory(parser, bytes, count, NULL, NULL, XML_PARSE_NONET);
    if (!tree) stop("not well-formed");
    int validated = 0;
    for (xmlNodePtr node = xmlDocGetRootElement(tree)->children; node; node = node->next) {
        if (node->type != XML_ELEMENT_NODE) continue;
        xmlSchemaValidCtxtPtr schema = strcmp((const char *)node->name, "AppHdr") ? document : header;
        if (xmlSchemaValidateOneElement(schema, node)) stop("not valid");
        validated++;
    }
    if (validated != 2) stop("not a header and a document");
    xmlFreeDoc(tree);
}

static double cpu_microseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e6 + (double)now.tv_nsec / 1e3;
}

static int by_value(const void *a, const void *b) {
    double left = *(const double *)a, right = *(const double *)b;
    return (left > right) - (left < right);
}

int main(int count, char **arguments) {
    if (count < 5) stop("usage: see the head of libxml2.c");
    parser = xmlNewParserCtxt();
    header = load(arguments[2]);
    document = load(arguments[3]);
    int files = count - 4;
    char **messages = calloc((size_t)files, sizeof *messages);
    int *counts = calloc((size_t)files, sizeof *counts);
    for (int i = 0; i < files; i++) {
        FILE *file = fopen(arguments[4 + i], "rb");
        if (!file) stop(arguments[4 + i]);
        messages[i] = malloc(BYTES_MAX);
        counts[i] = (int)fread(messages[i], 1, BYTES_MAX, file);
        fclose(file);
    }
    double values[BATCHES];
    for (int i = 0; i < WARM_UP_MESSAGES; i++) parse_and_validate(messages[i % files], counts[i % files]);
    for (int batch = 0; batch < BATCHES; batch++) {
        double start = cpu_microseconds();
        for (int i = 0; i < BATCH_MESSAGES; i++) parse_and_validate(messages[i % files], counts[i % files]);
        values[batch] = (cpu_microseconds() - start) / BATCH_MESSAGES;
    }
    qsort(values, BATCHES, sizeof *values, by_value);
    printf("libxml2 %.2f\n", values[BATCHES / 2]);
    return 0;
}
