// usage: stream SCHEMA.xsd FILE.xml
//
// libxml2's own streaming validation of a file: SAX2 events into xmlSchemaValidateStream, and nothing made of them.
// One line: the name, CPU seconds, peak memory in KiB, entries.
#include <libxml/parser.h>
#include <libxml/xmlschemas.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

static long entries;

static void start_element(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
                          int namespaces, const xmlChar **declared, int attributes, int defaulted,
                          const xmlChar **values) {
    (void)context, (void)prefix, (void)uri, (void)namespaces, (void)declared, (void)attributes, (void)defaulted;
    (void)values;
    entries += !strcmp((const char *)name, "Ntry");
}

static double cpu_seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

int main(int count, char **arguments) {
    if (count != 3) {
        fprintf(stderr, "usage: stream SCHEMA.xsd FILE.xml\n");
        return 2;
    }
    xmlSchemaParserCtxtPtr parser = xmlSchemaNewParserCtxt(arguments[1]);
    xmlSchemaPtr schema = xmlSchemaParse(parser);
    xmlSchemaFreeParserCtxt(parser);
    if (!schema) return 1;
    double start = cpu_seconds();
    xmlSchemaValidCtxtPtr validation = xmlSchemaNewValidCtxt(schema);
    xmlParserInputBufferPtr input = xmlParserInputBufferCreateFilename(arguments[2], XML_CHAR_ENCODING_NONE);
    xmlSAXHandler handler;
    memset(&handler, 0, sizeof handler);
    handler.initialized = XML_SAX2_MAGIC;
    handler.startElementNs = start_element;
    int verdict = input ? xmlSchemaValidateStream(validation, input, XML_CHAR_ENCODING_NONE, &handler, NULL) : -1;
    if (verdict != 0) {
        fprintf(stderr, "%s: not valid (%d)\n", arguments[2], verdict);
        return 1;
    }
    double seconds = cpu_seconds() - start;
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    printf("libxml2 %.3f %ld %ld\n", seconds, usage.ru_maxrss, entries);
    xmlSchemaFreeValidCtxt(validation);
    xmlSchemaFree(schema);
    return 0;
}
